package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.InteractionStage;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people correct where a model answered the prompt. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class CorrectedAnswersIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    @Inject
    Loop loop;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldNotTakeACorrectedAnswerForAPrompt() throws IOException {
        Interaction rated = answered(loop.interaction("Write an email to my boss", PROMPT));
        Feedback praise = loop.feedback(rated, 5);
        praise.setCorrectedOutput("Dear boss, I shall be away for two days.");
        Interaction corrected = answered(loop.interaction("explain fractions to a child", PROMPT));
        Feedback correction = loop.feedback(corrected, 5);
        correction.setFeedbackScore(null);
        correction.setCorrectedOutput("A fraction is a piece of a pizza.");
        loop.send(rated);
        loop.send(praise);
        loop.send(corrected);
        loop.send(correction);
        loop.awaitConsumed();

        JsonPath job = ended(curate("{}"));

        assertThat(job.getLong("funnel.received")).isEqualTo(1);
        String set = job.getString("training_set_id");
        String rows = file(set, "train.jsonl") + file(set, "eval.jsonl");
        assertThat(rows).contains("asks for two days off").doesNotContain("Dear boss", "pizza");
    }

    /** Its prompt was answered by a model, and people saw that answer. */
    private static Interaction answered(Interaction interaction) {
        interaction.setStages(List.of(
                new InteractionStage("prompt", "embedded-base-1", "embedded", 4, 20, true, 3),
                new InteractionStage("answer", "small-1", "hosted", 21, 90, false, 800)));
        return interaction;
    }
}
