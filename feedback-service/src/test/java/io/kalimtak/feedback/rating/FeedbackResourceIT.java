package io.kalimtak.feedback.rating;

import static io.kalimtak.feedback.testing.Samples.submission;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@FeedbackTest
class FeedbackResourceIT {
    private static final String PATH = "/api/admin/feedback";

    @Inject
    RecordFeedback feedback;

    @Test
    void shouldShowTheHistoryNewestFirstWhenAskedForAnInteraction() {
        UUID id = UUID.randomUUID();
        FeedbackSubmission first = submission(id, "rater", 2, 1)
                .setSignals(FeedbackSignals.newBuilder().setCopied(true).build())
                .build();
        FeedbackSubmission second =
                submission(id, "rater", 5, 2).setFeedbackText("good").build();
        feedback.record(List.of(first, second));

        authorized()
                .queryParam("interaction_id", id)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.feedback_score", contains(5, 2))
                .body("items.state", contains("ACCEPTED", "REPLACED"))
                .body("items[0].feedback_text", equalTo("good"))
                .body("items[0].submitted_at", equalTo("2026-11-23T12:00:02.123456Z"))
                .body("items[1].replaced_by", equalTo(second.getFeedbackId().toString()))
                .body("items[1].signals.copied", equalTo(true))
                .body("next_cursor", nullValue());
    }

    @Test
    void shouldPageThroughAllWhenThereIsMoreThanThePage() {
        UUID id = UUID.randomUUID();
        feedback.record(List.of(
                submission(id, "a", 1, 1).build(),
                submission(id, "b", 2, 1).build(),
                submission(id, "c", 3, 0).build()));

        JsonPath first = page(id, null);
        JsonPath second = page(id, first.getString("next_cursor"));

        assertThat(first.getList("items.feedback_score")).hasSize(2).doesNotContain(3);
        assertThat(second.getList("items.feedback_score")).isEqualTo(List.of(3));
        assertThat(second.getString("next_cursor")).isNull();
    }

    @Test
    void shouldNameTheParameterWhenItIsMalformed() {
        for (String wrong : List.of("interaction_id", "limit", "cursor")) {
            authorized()
                    .queryParam(wrong, "nonsense")
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItems(wrong));
        }
    }

    @Test
    void shouldAnswerNobodyElseWhenTheSecretIsMissing() {
        given().get(PATH).then().statusCode(401);
    }

    private static JsonPath page(UUID id, String cursor) {
        RequestSpecification request =
                authorized().queryParam("interaction_id", id).queryParam("limit", 2);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
