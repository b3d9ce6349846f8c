package io.kalimtak.curation.set.diff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.job.Jobs;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class SetDiffIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    @Inject
    Loop loop;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldTellWhatCameWentAndChangedAndWhyWhenSetsDiffer() {
        loop.rated("write an email to my boss", PROMPT, 5);
        Interaction fallen = loop.interaction("explain fractions to a child", PROMPT);
        Feedback liked = loop.feedback(fallen, 5);
        loop.send(fallen);
        loop.send(liked);
        Interaction corrected = loop.rated("python script that sorts", PROMPT, 5);
        Interaction risen = loop.interaction("plan a trip to the sea", PROMPT);
        Feedback disliked = loop.feedback(risen, 3);
        loop.send(risen);
        loop.send(disliked);
        loop.awaitConsumed();
        String older = curate("{}");
        rateAgain(liked, 2, null);
        rateAgain(disliked, 5, null);
        rateAgain(loop.feedback(corrected, 5), 5, "## Objective\nSort with a comment on every line.");
        Interaction fresh = loop.rated("summarise a long report", PROMPT, 5);
        loop.awaitConsumed();
        String newer = curate("{\"min_score\": 4, \"domains\": []}");

        JsonPath diff = diff(newer, "?with=" + older).extract().jsonPath();

        assertThat(diff.getInt("added.rows")).isEqualTo(2);
        assertThat(diff.getList("added.by_reason.reason"))
                .containsExactlyInAnyOrder("rated below 4 and not corrected", "that job did not judge it");
        assertThat(diff.getMap("added.by_language")).isEqualTo(Map.of("en", 2));
        assertThat(diff.getMap("added.by_target_tool")).isEqualTo(Map.of("ChatGPT", 2));
        assertThat(diff.getInt("removed.rows")).isEqualTo(1);
        assertThat(diff.getMap("removed.by_reason[0]"))
                .isEqualTo(Map.of("rule", "eligibility", "reason", "rated below 4 and not corrected", "rows", 1));
        assertThat(diff.getMap("removed.by_domain")).isEqualTo(Map.of("education", 1));
        assertThat(diff.getInt("changed.rows")).isEqualTo(1);
        assertThat(diff.getString("changed.by_reason[0].reason")).isEqualTo("its words changed");
        assertThat(diff.getList("rules")).isEmpty();
        assertThat(diff.getList("rows.items.change")).containsExactly("added", "added", "changed", "removed");
        assertThat(diff.getList("rows.items.source_interaction_id"))
                .contains(
                        fresh.getInteractionId().toString(),
                        risen.getInteractionId().toString())
                .endsWith(
                        corrected.getInteractionId().toString(),
                        fallen.getInteractionId().toString());
        assertThat(diff.getString("rows.next_cursor")).isNull();
        assertThat(paged(newer, older)).isEqualTo(diff.getList("rows.items.id"));
        assertThat(diff(newer, "").extract().jsonPath().getString("with")).isEqualTo(older);
    }

    @Test
    void shouldNameTheRulesThatWereAppliedDifferently() {
        loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();
        String older = curate("{}");
        String newer = curate("{\"min_score\": 5, \"limit\": 10}");

        JsonPath diff = diff(newer, "?with=" + older).extract().jsonPath();

        assertThat(diff.getList("rules.name")).containsExactlyInAnyOrder("eligibility", "limit");
        assertThat(diff.getList("rules.kind")).containsExactlyInAnyOrder("settings", "added");
        assertThat(diff.getInt("added.rows") + diff.getInt("removed.rows") + diff.getInt("changed.rows"))
                .isZero();
    }

    @Test
    void shouldSayWhatIsMissingWhenASetIsUnknownOrTheFirst() {
        loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();
        String first = curate("{}");

        admin().get("/api/admin/training-sets/" + UUID.randomUUID() + "/diff")
                .then()
                .statusCode(404);
        admin().get("/api/admin/training-sets/" + first + "/diff?with=" + UUID.randomUUID())
                .then()
                .statusCode(404);
        admin().get("/api/admin/training-sets/" + first + "/diff")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("with"));
        admin().get("/api/admin/training-sets/" + first + "/diff?with=" + first + "&cursor=broken")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
    }

    private void rateAgain(Feedback given, Integer score, String correction) {
        Feedback again = loop.moved(given, given.getState());
        again.setFeedbackScore(score);
        again.setCorrectedOutput(correction);
        loop.send(again);
    }

    private static List<String> paged(String newer, String older) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = diff(newer, "?limit=1&with=" + older + "&cursor=" + cursor)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("rows.items.id"));
            cursor = page.getString("rows.next_cursor");
        }
        return ids;
    }

    private static ValidatableResponse diff(String set, String query) {
        return admin().get("/api/admin/training-sets/" + set + "/diff" + query)
                .then()
                .statusCode(200);
    }

    private static String curate(String body) {
        return Jobs.ended(Jobs.curate(body)).getString("training_set_id");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
