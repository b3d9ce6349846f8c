package io.kalimtak.feedback.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FeedbackTest
class RetentionIT {
    @BeforeEach
    void removeWhatOtherTestsLeft() {
        call().post("/internal/retention").then().statusCode(200);
    }

    @Test
    void shouldRemoveWhatIsTooOldOnceAndSayWhatItWas() {
        UUID old = insert(366);
        UUID young = insert(364);

        call().get("/internal/retention")
                .then()
                .statusCode(200)
                .body("dry", is(true))
                .body("service", equalTo("feedback-service"))
                .body("expired.relation", contains("feedback.feedback"))
                .body("expired.count", contains(1));
        assertThat(held()).contains(old.toString(), young.toString());

        call().post("/internal/retention")
                .then()
                .statusCode(200)
                .body("dry", is(false))
                .body("expired.count", contains(1))
                .body("failed", empty());
        assertThat(held()).contains(young.toString()).doesNotContain(old.toString());
        call().post("/internal/retention").then().body("expired", empty());
        given().get("/q/metrics")
                .then()
                .body(containsString("kalimtak_retention_rows_total{relation=\"feedback.feedback\"}"));
    }

    @Test
    void shouldTellHowLongFeedbackIsKeptFromTheConfiguration() {
        call().get("/internal/policy")
                .then()
                .statusCode(200)
                .body("kept.find { it.name == 'feedback.feedback' }.kept_for", equalTo("P365D"))
                .body(
                        "kept.find { it.name == 'feedback.feedback' }.setting",
                        equalTo("kalimtak.feedback.retention.feedback"))
                .body("kept.find { it.name == 'feedback.feedback' }.contains", contains("CONTENT", "PSEUDONYM"));
    }

    @Test
    void shouldAnswerNobodyElseWhenTheSecretIsMissing() {
        given().get("/internal/policy").then().statusCode(401);
        given().post("/internal/retention").then().statusCode(401);
    }

    @Test
    void shouldNameEveryTableOfTheServiceWhenAskedForThePolicy() {
        List<String> named = call().get("/internal/policy")
                .then()
                .statusCode(200)
                .extract()
                .path("kept.findAll { it.kind == 'TABLE' }.name");

        assertThat(named).containsExactlyInAnyOrderElementsOf(Grants.ownTables("feedback"));
    }

    private static UUID insert(int daysOld) {
        return UUID.fromString(Database.value(
                "INSERT INTO feedback.feedback (feedback_id, interaction_id, rater_id, state, feedback_score, submitted_at,"
                        + " changed_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'retention', 'ACCEPTED', 4,"
                        + " now() - make_interval(days => ?), now()) RETURNING feedback_id",
                daysOld));
    }

    private static List<String> held() {
        return Database.rows("SELECT feedback_id FROM feedback.feedback WHERE rater_id = 'retention'");
    }

    private static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
