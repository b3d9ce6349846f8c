package io.kalimtak.curation.review;

import static io.kalimtak.curation.job.Jobs.admin;
import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class ReviewIT {
    private static final String QUEUE = "/api/admin/review-queue";
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final String BETTER = "## Objective\nWrite a polite e-mail that asks the manager for two days off.";

    @Inject
    Loop loop;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldOfferWhatIsUnratedOrUnsureAndNothingElse() {
        Interaction unrated = asked("explain how bees find their way home");
        Interaction middling = loop.rated("plan a birthday party for a child", PROMPT, 3);
        Interaction disputed = loop.rated("translate the menu of a restaurant", PROMPT, 5);
        loop.send(loop.feedback(disputed, 2));
        loop.rated("write an email to my boss about two days off", PROMPT, 5);
        Interaction refused = asked("tell me about the history of salt");
        loop.send(loop.consent(refused.getSubjectId(), false));
        loop.awaitConsumed();

        assertThat(refreshed()).isEqualTo(3);

        JsonPath queue = queue("");
        assertThat(queue.<String, String>getMap("items.collectEntries { [it.interaction_id, it.reason] }"))
                .isEqualTo(Map.of(
                        id(unrated), "unrated", id(middling), "middling_score", id(disputed), "raters_disagree"));
        assertThat(queue.getString("items.find { it.reason == 'unrated' }.input_text"))
                .isEqualTo("explain how bees find their way home");
        assertThat(queue.getString("items.find { it.reason == 'unrated' }.structured_prompt"))
                .isEqualTo(PROMPT);
        List<Float> worth = queue.getList("items.informativeness", Float.class);
        assertThat(worth).allSatisfy(one -> assertThat(one).isBetween(0f, 1f));
    }

    @Test
    void shouldAskAboutWhatAJobFlaggedFirstUntilAReviewerHasAnswered() {
        asked("plan a birthday party for a child");
        Interaction flagged = loop.rated("explain how bees find their way home", PROMPT, 5);
        loop.awaitConsumed();
        loop.sql("INSERT INTO review_flags VALUES ('" + id(flagged)
                + "', 'rare-ngram', '{}', gen_random_uuid(), now())");

        assertThat(refreshed()).isEqualTo(2);
        assertThat(queue("").getString("items[0].interaction_id")).isEqualTo(id(flagged));
        assertThat(queue("").getString("items[0].reason")).isEqualTo("suspicious");

        review(flagged, "keep", null, false).statusCode(200);
        assertThat(refreshed()).isEqualTo(1);
    }

    @Test
    void shouldNoLongerOfferWhoTookConsentBackOrWasErasedSince() {
        Interaction refuses = asked("explain how bees find their way home");
        Interaction erased = asked("plan a birthday party for a child");
        loop.awaitConsumed();
        assertThat(refreshed()).isEqualTo(2);

        loop.send(loop.consent(refuses.getSubjectId(), false));
        loop.send(loop.erasure(erased.getSubjectId()));
        loop.awaitConsumed();

        assertThat(queue("").getList("items")).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM review_queue WHERE interaction_id = '" + id(erased) + "'"))
                .isEmpty();
    }

    @Test
    void shouldPageThroughTheQueueInItsOrder() {
        asked("explain how bees find their way home");
        asked("plan a birthday party for a child");
        asked("translate the menu of a restaurant");
        loop.awaitConsumed();
        refreshed();

        List<String> all = queue("").getList("items.interaction_id");
        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = queue("?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            paged.addAll(page.getList("items.interaction_id"));
            cursor = page.getString("next_cursor");
        }

        assertThat(all).hasSize(3);
        assertThat(paged).isEqualTo(all);
        admin().get(QUEUE + "?cursor=bm9uZQ").then().statusCode(400).body("violations.field", contains("cursor"));
    }

    @Test
    void shouldMakeARowOfWhatIsKeptOrFixedAndNoneOfWhatIsRejected() {
        Interaction kept = asked("explain how bees find their way home");
        Interaction fixed = loop.rated("plan a birthday party for a child", PROMPT, 1);
        Interaction rejected = loop.rated("translate the menu of a restaurant", PROMPT, 5);
        loop.awaitConsumed();

        review(kept, "keep", null, false)
                .statusCode(200)
                .body("verdict", equalTo("keep"))
                .body("dropped_by", nullValue())
                .body("golden", equalTo(false));
        review(fixed, "fix", BETTER, false).statusCode(200);
        review(rejected, "reject", null, false).statusCode(200);

        assertThat(loop.rows("SELECT source_interaction_id, target_output, score, corrected FROM training_data"
                        + " ORDER BY corrected"))
                .containsExactly(
                        Map.of(
                                "source_interaction_id",
                                id(kept),
                                "target_output",
                                PROMPT,
                                "score",
                                "5",
                                "corrected",
                                "f"),
                        Map.of(
                                "source_interaction_id",
                                id(fixed),
                                "target_output",
                                BETTER,
                                "score",
                                "1",
                                "corrected",
                                "t"));
        JsonPath job = ended(curate("{}"));
        assertThat(job.getInt("funnel.kept")).isEqualTo(2);
        assertThat(job.getString("funnel.stages.find { it.rule == 'review' }.reason"))
                .isEqualTo("a reviewer rejected it");
        String set = job.getString("training_set_id");
        assertThat(file(set, "train.jsonl") + file(set, "eval.jsonl"))
                .contains("bees find", "asks the manager")
                .doesNotContain("menu of a restaurant");
        assertThat(loop.rows("SELECT 1 FROM training_set_rows WHERE rater_id IS NOT NULL"))
                .as("a reviewer is no rater")
                .isEmpty();
    }

    @Test
    void shouldStandAboveRatingsThatComeLater() {
        Interaction kept = asked("explain how bees find their way home");
        Interaction rejected = asked("plan a birthday party for a child");
        loop.awaitConsumed();
        review(kept, "keep", null, false).statusCode(200);
        review(rejected, "reject", null, false).statusCode(200);

        loop.send(loop.feedback(kept, 1));
        Feedback praise = loop.feedback(rejected, 5);
        praise.setCorrectedOutput(BETTER);
        loop.send(praise);
        loop.awaitConsumed();

        assertThat(loop.rows("SELECT source_interaction_id FROM training_data"))
                .containsExactly(Map.of("source_interaction_id", id(kept)));
    }

    @Test
    void shouldReplaceAReviewByALaterOne() {
        Interaction one = asked("explain how bees find their way home");
        loop.awaitConsumed();
        review(one, "fix", BETTER, false).statusCode(200);
        review(one, "reject", null, false).statusCode(200);

        assertThat(loop.rows("SELECT 1 FROM training_data")).isEmpty();
        review(one, "keep", null, false).statusCode(200);
        assertThat(loop.rows("SELECT target_output FROM training_data"))
                .containsExactly(Map.of("target_output", PROMPT));
    }

    @Test
    void shouldSayWhichRuleKeepsAFixOutOfSets() {
        Interaction one = asked("explain how bees find their way home");
        loop.awaitConsumed();

        review(one, "fix", "I'm sorry, but I can't help with that.", false)
                .statusCode(200)
                .body("dropped_by", equalTo("refusal"));
    }

    @Test
    void shouldNameWhatIsWrongWithAReview() {
        Interaction one = asked("explain how bees find their way home");
        loop.awaitConsumed();

        review(one, "like", null, false)
                .statusCode(400)
                .body("violations.field", contains("verdict"))
                .body("violations[0].message", containsString("keep, fix, reject"));
        review(one, "fix", null, false).statusCode(400).body("violations.field", contains("corrected_output"));
        review(one, "keep", BETTER, false).statusCode(400).body("violations.field", contains("corrected_output"));
        review(one, "reject", null, true).statusCode(400).body("violations.field", contains("golden"));
        put(UUID.randomUUID().toString(), Map.of("verdict", "keep")).statusCode(404);
        put(id(one), Map.of("verdict", "keep", "mood", "good")).statusCode(400);
        assertThat(loop.rows("SELECT 1 FROM reviews")).isEmpty();
    }

    @Test
    void shouldAskForConsentBeforeAReviewIsPutDown() {
        Interaction one = asked("explain how bees find their way home");
        loop.send(loop.consent(one.getSubjectId(), false));
        loop.awaitConsumed();

        review(one, "keep", null, false).statusCode(409);

        assertThat(loop.rows("SELECT 1 FROM reviews")).isEmpty();
    }

    @Test
    void shouldForgetTheReviewsOfWhoIsErased() {
        Interaction one = asked("explain how bees find their way home");
        loop.awaitConsumed();
        review(one, "fix", BETTER, false).statusCode(200);

        loop.send(loop.erasure(one.getSubjectId()));
        loop.awaitConsumed();

        assertThat(loop.rows("SELECT 1 FROM reviews")).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM training_data")).isEmpty();
    }

    private Interaction asked(String input) {
        Interaction interaction = loop.interaction(input, PROMPT);
        loop.send(interaction);
        return interaction;
    }

    private static String id(Interaction one) {
        return one.getInteractionId().toString();
    }

    private static int refreshed() {
        return admin().post(QUEUE + "/refresh").then().statusCode(200).extract().path("queued");
    }

    private static JsonPath queue(String query) {
        return admin().get(QUEUE + query).then().statusCode(200).extract().jsonPath();
    }

    static ValidatableResponse review(Interaction one, String verdict, String corrected, boolean golden) {
        Map<String, Object> body = new HashMap<>(Map.of("verdict", verdict));
        if (corrected != null) {
            body.put("corrected_output", corrected);
        }
        if (golden) {
            body.put("golden", true);
        }
        return put(id(one), body);
    }

    private static ValidatableResponse put(String id, Map<String, Object> body) {
        return admin().contentType("application/json")
                .body(body)
                .put(QUEUE + "/" + id)
                .then();
    }
}
