package io.kalimtak.curation.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class CandidatesIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    @Inject
    Loop loop;

    @Inject
    RefreshCandidates candidates;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldMakeACandidateWhenTheRatingComesAfterTheInteraction() {
        Interaction interaction = loop.interaction("write an email to my boss", PROMPT);
        Feedback feedback = loop.feedback(interaction, 5);

        loop.send(interaction);
        loop.awaitConsumed();
        loop.send(feedback);

        Map<String, String> row = candidate(interaction);
        assertThat(row)
                .containsEntry("input_prompt", "write an email to my boss")
                .containsEntry("target_output", PROMPT)
                .containsEntry("quality_score", "0.8155")
                .containsEntry("domain_category", "business")
                .containsEntry("use_case", "email")
                .containsEntry("is_curated", "f")
                .containsEntry("is_selected", "f")
                .containsEntry("language", "en")
                .containsEntry("target_tool", "ChatGPT")
                .containsEntry("subject_id", interaction.getSubjectId())
                .containsEntry("model_version", "embedded-base-1")
                .containsEntry("weight", "1")
                .containsEntry("feedback_id", feedback.getFeedbackId().toString());
    }

    @Test
    void shouldDeriveLongTextsInSeveralTransactions() {
        List<Interaction> asked = IntStream.range(0, 5)
                .mapToObj(i -> loop.rated(("word" + i + " ").repeat(70_000), PROMPT, 5))
                .toList();
        loop.awaitConsumed();
        loop.sql("DELETE FROM training_data");

        candidates.ofInteractions(
                asked.stream().map(Interaction::getInteractionId).toList());

        // 420 kB each, and 1 MB a batch.
        assertThat(loop.rows("SELECT count(*) AS rows FROM training_data GROUP BY xmin::text ORDER BY 1"))
                .extracting(row -> row.get("rows"))
                .containsExactly("1", "2", "2");
    }

    @Test
    void shouldHaveTheDataModelsColumnsFirst() {
        assertThat(loop
                        .rows("SELECT column_name, data_type FROM information_schema.columns"
                                + " WHERE table_schema = 'curation' AND table_name = 'training_data'"
                                + " AND ordinal_position <= 10 ORDER BY ordinal_position")
                        .stream()
                        .map(row -> row.get("column_name") + " " + row.get("data_type")))
                .containsExactly(
                        "id uuid",
                        "source_interaction_id uuid",
                        "input_prompt text",
                        "target_output text",
                        "quality_score double precision",
                        "domain_category text",
                        "use_case text",
                        "is_curated boolean",
                        "is_selected boolean",
                        "created_at timestamp with time zone");
    }

    @Test
    void shouldMakeACandidateWhenTheRatingComesBeforeTheInteraction() {
        Interaction interaction = loop.interaction("write an email to my boss", PROMPT);
        loop.send(loop.feedback(interaction, 4));
        loop.awaitConsumed();

        loop.send(interaction);

        assertThat(candidate(interaction)).containsEntry("weight", "0.8");
    }

    @Test
    void shouldMakeNoCandidateWhenTheRatingIsLow() {
        Interaction interaction = loop.rated("write an email to my boss", PROMPT, 3);
        loop.awaitConsumed();

        assertThat(loop.candidates(interaction)).isEmpty();
    }

    @Test
    void shouldTakeTheCandidateBackWhenALowerRatingReplacesIt() {
        Interaction interaction = loop.interaction("write an email to my boss", PROMPT);
        Feedback good = loop.feedback(interaction, 5);
        loop.send(interaction);
        loop.send(good);
        candidate(interaction);

        loop.send(loop.moved(good, FeedbackState.REPLACED));
        loop.send(loop.feedback(interaction, 2));

        await().atMost(Loop.PATIENCE)
                .untilAsserted(() -> assertThat(loop.candidates(interaction)).isEmpty());
    }

    @Test
    void shouldTakeTheCandidateBackWhenTheRatingIsWithdrawnAndTheOlderEventComesAgain() {
        Interaction interaction = loop.interaction("write an email to my boss", PROMPT);
        Feedback good = loop.feedback(interaction, 5);
        loop.send(interaction);
        loop.send(good);
        candidate(interaction);

        loop.send(loop.moved(good, FeedbackState.WITHDRAWN));
        loop.send(good);
        loop.awaitConsumed();

        assertThat(loop.candidates(interaction)).isEmpty();
        assertThat(loop.rows("SELECT state FROM ratings")).containsExactly(Map.of("state", "WITHDRAWN"));
    }

    @Test
    void shouldTrainOnTheCorrectionWhenThereIsOneWhateverTheScore() {
        Interaction interaction = loop.interaction("write an email to my boss", PROMPT);
        Feedback correction = loop.feedback(interaction, 1);
        correction.setCorrectedOutput("## Objective\nBetter.");

        loop.send(interaction);
        loop.send(correction);

        assertThat(candidate(interaction))
                .containsEntry("target_output", "## Objective\nBetter.")
                .containsEntry("weight", "1.2")
                .containsEntry("corrected", "t");
    }

    @Test
    void shouldFollowConsentWhenItIsWithdrawnAndGivenAgain() {
        Interaction interaction = loop.rated("write an email to my boss", PROMPT, 5);
        candidate(interaction);

        loop.send(loop.consent(interaction.getSubjectId(), false));
        await().atMost(Loop.PATIENCE)
                .untilAsserted(() -> assertThat(loop.candidates(interaction)).isEmpty());

        loop.send(loop.consent(interaction.getSubjectId(), true));
        candidate(interaction);
    }

    @Test
    void shouldMakeNoCandidateWhenConsentWasWithdrawnBeforeTheInteractionCame() {
        Interaction interaction = loop.interaction("write an email to my boss", PROMPT);
        loop.send(loop.consent(interaction.getSubjectId(), false));
        loop.awaitConsumed();

        loop.send(interaction);
        loop.send(loop.feedback(interaction, 5));
        loop.awaitConsumed();

        assertThat(loop.candidates(interaction)).isEmpty();
    }

    @Test
    void shouldKeepNoWordsWhenTrainingIsNotAllowed() {
        Interaction interaction = loop.interaction("my secret plan", PROMPT);
        interaction.setTrainingAllowed(false);
        loop.send(interaction);
        loop.send(loop.feedback(interaction, 5));
        loop.awaitConsumed();

        assertThat(loop.candidates(interaction)).isEmpty();
        assertThat(loop.rows("SELECT input_text, structured_prompt FROM interactions"))
                .containsExactly(Map.of("input_text", "", "structured_prompt", ""));
    }

    @Test
    void shouldMakeEveryCandidateWhenInteractionsAndRatingsRaceEachOther() {
        long deadLetters = loop.deadLetters();
        for (int round = 0; round < 10; round++) {
            String name = "round " + round + " request ";
            loop.race(
                    IntStream.range(0, 100)
                            .mapToObj(i -> loop.interaction(name + i, PROMPT))
                            .toList(),
                    5);
        }
        loop.awaitConsumed();

        assertThat(loop.rows("SELECT count(*) AS n FROM training_data")).containsExactly(Map.of("n", "1000"));
        assertThat(loop.deadLetters()).isEqualTo(deadLetters);
    }

    @Test
    void shouldChangeNothingWhenEverythingIsDeliveredAgain() {
        Interaction first = loop.interaction("write an email to my boss", PROMPT);
        Feedback good = loop.feedback(first, 5);
        loop.send(first);
        loop.send(good);
        loop.send(loop.moved(good, FeedbackState.REPLACED));
        loop.send(loop.feedback(first, 4));
        Interaction second = loop.rated("explain fractions", PROMPT, 5);
        loop.send(loop.consent(second.getSubjectId(), false));
        loop.rated("python script", PROMPT, 5);
        loop.awaitConsumed();
        List<List<Map<String, String>>> before = everything();

        loop.sendEverythingAgain();
        loop.awaitConsumed();

        assertThat(before.get(3)).hasSize(2);
        assertThat(everything()).isEqualTo(before);
    }

    /** All tables that events fill, with the version of each row. */
    private List<List<Map<String, String>>> everything() {
        return List.of(
                loop.rows("SELECT xmin, * FROM interactions ORDER BY interaction_id"),
                loop.rows("SELECT xmin, * FROM ratings ORDER BY feedback_id"),
                loop.rows("SELECT xmin, * FROM consents ORDER BY subject_id"),
                loop.rows("SELECT xmin, * FROM training_data ORDER BY id"));
    }

    private Map<String, String> candidate(Interaction interaction) {
        await().atMost(Loop.PATIENCE)
                .untilAsserted(() -> assertThat(loop.candidates(interaction)).hasSize(1));
        return loop.candidates(interaction).getFirst();
    }
}
