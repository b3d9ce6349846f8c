package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static io.kalimtak.curation.job.Jobs.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class PreferencesIT {
    private static final String GOOD = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final String BAD = "## Objective\nWrite something about work, as you like it best.";

    @Inject
    Loop loop;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldPairAnswersThatAreTwoPointsApartAndACorrectionWithItsOriginal() {
        Interaction good = loop.rated("Write an email to my boss", GOOD, 5);
        Interaction bad = loop.rated("write an EMAIL, to my boss!", BAD, 1);
        loop.rated("write an email to my boss", BAD + " Really.", 4);
        Interaction corrected = corrected("explain fractions with a pizza", BAD, GOOD);
        loop.awaitConsumed();

        String set = ended(curate("{}")).getString("training_set_id");

        List<JsonPath> pairs = lines(set, "preferences.jsonl");
        assertThat(pairs)
                .extracting(pair -> pair.getString("chosen[0].content") + " > " + pair.getString("rejected[0].content"))
                .containsExactlyInAnyOrder(GOOD + " > " + BAD, GOOD + " > " + BAD);
        assertThat(manifest(set).getInt("counts.preferences")).isEqualTo(2);
        assertThat(lines(set, "kto.jsonl"))
                .extracting(line -> line.getBoolean("label") + " " + line.getString("completion[0].content"))
                .containsExactlyInAnyOrder("true " + GOOD, "true " + GOOD, "false " + BAD);
        assertThat(pairs)
                .extracting(pair -> pair.getString("metadata.chosen_subject_id") + " "
                        + pair.getString("metadata.rejected_subject_id") + " "
                        + pair.getString("metadata.target_tool"))
                .containsExactlyInAnyOrder(
                        good.getSubjectId() + " " + bad.getSubjectId() + " ChatGPT",
                        corrected.getSubjectId() + " " + corrected.getSubjectId() + " ChatGPT");
        assertThat(lines(set, "kto.jsonl"))
                .extracting(line -> line.getString("metadata.subject_id"))
                .containsExactlyInAnyOrder(good.getSubjectId(), bad.getSubjectId(), corrected.getSubjectId());
        assertThat(loop.rows("SELECT source_interaction_id FROM training_set_preferences"))
                .containsExactly(
                        Map.of("source_interaction_id", bad.getInteractionId().toString()));
        assertThat(loop.rows("SELECT 1 FROM training_set_rows"))
                .as(good + " and " + corrected)
                .hasSize(2);
    }

    @Test
    void shouldRevokeTheSetWhenWhoGaveTheBadAnswersRequestIsErased() {
        loop.rated("Write an email to my boss", GOOD, 5);
        Interaction bad = loop.rated("write an EMAIL, to my boss!", BAD, 1);
        loop.awaitConsumed();
        String set = ended(curate("{}")).getString("training_set_id");

        loop.send(loop.erasure(bad.getSubjectId()));
        loop.awaitConsumed();

        assertThat(loop.rows("SELECT status FROM training_sets WHERE id = '" + set + "'"))
                .containsExactly(Map.of("status", "REVOKED"));
        assertThat(loop.rows("SELECT 1 FROM training_set_preferences")).isEmpty();
    }

    @Test
    void shouldLearnNothingFromBadAnswersOfWhoRefusesTraining() {
        loop.rated("Write an email to my boss", GOOD, 5);
        Interaction bad = loop.rated("write an EMAIL, to my boss!", BAD, 1);
        loop.awaitConsumed();
        loop.send(loop.consent(bad.getSubjectId(), false));
        loop.awaitConsumed();

        String set = ended(curate("{}")).getString("training_set_id");

        assertThat(manifest(set).getList("files.name")).doesNotContain("preferences.jsonl");
        assertThat(lines(set, "kto.jsonl")).hasSize(1);
    }

    private Interaction corrected(String input, String prompt, String better) {
        Interaction interaction = loop.interaction(input, prompt);
        Feedback correction = loop.feedback(interaction, 1);
        correction.setCorrectedOutput(better);
        loop.send(interaction);
        loop.send(correction);
        return interaction;
    }

    private static List<JsonPath> lines(String set, String name) {
        return file(set, name).lines().map(JsonPath::new).toList();
    }
}
