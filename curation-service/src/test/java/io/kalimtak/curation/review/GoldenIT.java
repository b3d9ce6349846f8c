package io.kalimtak.curation.review;

import static io.kalimtak.curation.job.Jobs.admin;
import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static io.kalimtak.curation.job.Jobs.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class GoldenIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final String BETTER = "## Objective\nWrite to sami@example.com and ask for two days off.";
    private static final String BEES = "explain in simple words how bees find their way home after a long flight";
    private static final String BEES_AGAIN =
            "explain in simple words how bees find their way home after a long flight!!";
    private static final String NEARLY_BEES =
            "explain in simple words how bees find their way home after one long flight";

    @Inject
    Loop loop;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldHoldWhatAReviewerVouchesForAndTrainOnNothingLikeIt() {
        Interaction golden = asked(BEES);
        loop.rated(BEES_AGAIN, PROMPT, 5);
        loop.rated(NEARLY_BEES, PROMPT, 5);
        loop.rated("plan a birthday party for a child of seven", PROMPT, 5);
        loop.awaitConsumed();
        ReviewIT.review(golden, "fix", BETTER, true).statusCode(200).body("golden", equalTo(true));
        assertThat(states()).containsExactly("waiting");

        String set = published();

        assertThat(states()).containsExactly("held");
        assertThat(file(set, "golden.jsonl"))
                .as("without personal data")
                .contains(BEES, "Write to [EMAIL_1] and ask")
                .hasLineCount(1);
        assertThat(file(set, "train.jsonl") + file(set, "eval.jsonl"))
                .contains("birthday party")
                .doesNotContain("bees");
        assertThat(manifest(set).getInt("counts.golden")).isEqualTo(1);
        assertThat(manifest(set).getList("funnel.stages.findAll { it.rule == 'golden' }.dropped", Integer.class))
                .containsExactly(3);
        assertThat(file(set, "README.md")).contains("Golden set: 1 requests");
        assertThat(loop.rows("SELECT source_interaction_id FROM training_set_rows WHERE split = 'golden'"))
                .containsExactly(Map.of(
                        "source_interaction_id", golden.getInteractionId().toString()));
    }

    @Test
    void shouldStayAsItWasReviewedWhateverComesLater() {
        Interaction golden = asked(BEES);
        loop.rated("plan a birthday party for a child of seven", PROMPT, 5);
        loop.awaitConsumed();
        ReviewIT.review(golden, "keep", null, true).statusCode(200);
        String first = published();

        ReviewIT.review(golden, "reject", null, false)
                .statusCode(409)
                .body("detail", containsString("golden set, which only grows"));
        Feedback late = loop.feedback(golden, 1);
        late.setCorrectedOutput(BETTER);
        loop.send(late);
        loop.awaitConsumed();
        String second = published();

        assertThat(file(second, "golden.jsonl")).isEqualTo(file(first, "golden.jsonl"));
    }

    @Test
    void shouldRefuseWhatASetHadToTrainOnAtOnceAndFindWhatIsNearlyTheSameLater() {
        Interaction trained = loop.rated(BEES, PROMPT, 5);
        Interaction near = asked(NEARLY_BEES);
        loop.awaitConsumed();
        String set = published();
        loop.sql("UPDATE clusters SET split = 'train'");

        ReviewIT.review(trained, "keep", null, true)
                .statusCode(409)
                .body("detail", containsString("had this request to train on"));
        assertThat(loop.rows("SELECT 1 FROM reviews")).as("nothing is put down").isEmpty();
        ReviewIT.review(near, "keep", null, true).statusCode(200);
        String next = published();

        assertThat(states()).containsExactly("trained");
        assertThat(next).isNotEqualTo(set);
        assertThat(manifest(next).getList("files.name")).doesNotContain("golden.jsonl");
    }

    @Test
    void shouldRefuseWordsThatARuleKeepsOutOfEverySet() {
        Interaction one = asked(BEES);
        loop.awaitConsumed();

        ReviewIT.review(one, "fix", "I'm sorry, but I can't help with that.", true)
                .statusCode(422)
                .body("detail", containsString("refusal"));

        assertThat(loop.rows("SELECT 1 FROM reviews")).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM golden_items")).isEmpty();
    }

    @Test
    void shouldTakeOutWhoIsErasedAndRevokeTheSets() {
        Interaction golden = asked(BEES);
        loop.rated("plan a birthday party for a child of seven", PROMPT, 5);
        loop.awaitConsumed();
        ReviewIT.review(golden, "keep", null, true).statusCode(200);
        String set = published();

        loop.send(loop.erasure(golden.getSubjectId()));
        loop.awaitConsumed();

        assertThat(states()).isEmpty();
        assertThat(status(set)).isEqualTo("REVOKED");
        assertThat(loop.rows("SELECT 1 FROM training_set_rows WHERE split = 'golden'"))
                .isEmpty();
        assertThat(loop.rows("SELECT 1 FROM requests r WHERE NOT EXISTS"
                        + " (SELECT 1 FROM judgements j WHERE j.request_key = r.request_key)"))
                .isEmpty();
    }

    @Test
    void shouldWaitForAnErasureThatIsUnderWayAndThenFindNothingToReview() throws Exception {
        Interaction golden = asked(BEES);
        loop.awaitConsumed();
        CompletableFuture<Integer> answer;
        try (Connection erasure = loop.connect();
                Statement statement = erasure.createStatement()) {
            erasure.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.erasures'))");
            answer = CompletableFuture.supplyAsync(
                    () -> ReviewIT.review(golden, "keep", null, true).extract().statusCode());
            await().until(() -> !loop.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                    .isEmpty());
            statement.execute("DELETE FROM interactions WHERE interaction_id = '" + golden.getInteractionId() + "'");
            erasure.commit();
        }

        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(404);
        assertThat(states()).isEmpty();
    }

    @Test
    void shouldTakeOutWhoRefusesTrainingAndRevokeTheSets() {
        Interaction golden = asked(BEES);
        loop.rated("plan a birthday party for a child of seven", PROMPT, 5);
        loop.awaitConsumed();
        ReviewIT.review(golden, "keep", null, true).statusCode(200);
        String set = published();

        loop.send(loop.consent(golden.getSubjectId(), false));
        loop.awaitConsumed();

        assertThat(states()).isEmpty();
        assertThat(status(set)).isEqualTo("REVOKED");
    }

    @Test
    void shouldTakeOutATargetWithWhoeverWroteIt() {
        Interaction golden = asked(BEES);
        Feedback correction = loop.feedback(golden, 2);
        correction.setCorrectedOutput(BETTER);
        correction.setSubjectId("subject-of-the-rater");
        loop.send(correction);
        loop.awaitConsumed();
        ReviewIT.review(golden, "keep", null, true).statusCode(200);
        assertThat(loop.rows("SELECT rater_id FROM golden_items"))
                .containsExactly(Map.of("rater_id", "subject-of-the-rater"));

        loop.send(loop.erasure("subject-of-the-rater"));
        loop.awaitConsumed();

        assertThat(states()).isEmpty();
    }

    private Interaction asked(String input) {
        Interaction interaction = loop.interaction(input, PROMPT);
        loop.send(interaction);
        return interaction;
    }

    private static String published() {
        return ended(curate("{}")).getString("training_set_id");
    }

    private static List<String> states() {
        return admin().get("/api/admin/golden-set")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.state");
    }

    private String status(String set) {
        return loop.rows("SELECT status FROM training_sets WHERE id = '" + set + "'")
                .getFirst()
                .get("status");
    }
}
