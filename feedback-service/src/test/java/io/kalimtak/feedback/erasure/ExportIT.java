package io.kalimtak.feedback.erasure;

import static io.kalimtak.feedback.testing.Samples.NOON;
import static io.kalimtak.feedback.testing.Samples.personal;
import static io.kalimtak.feedback.testing.Samples.submission;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.feedback.rating.RecordFeedback;
import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service gives of one of two people who rate each other. */
@FeedbackTest
class ExportIT {
    @Inject
    RecordFeedback feedback;

    private final String me = UUID.randomUUID().toString();
    private final String somebody = UUID.randomUUID().toString();
    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();

    @Test
    void shouldGiveEveryPieceWithItsHistoryAndNoneOfTheOthers() {
        owns(me, mine);
        owns(somebody, theirs);
        feedback.record(List.of(
                personal(theirs, me, "network", 1, 1).setFeedbackText("first").build(),
                personal(theirs, me, "network", 2, 2).setFeedbackText("second").build(),
                personal(mine, somebody, "network", 5, 3)
                        .setFeedbackText("not mine")
                        .build(),
                submission(mine, "application", 4, 4).build(),
                submission(theirs, "application", 3, 5).build()));
        tally(me);
        tally(somebody);

        List<JsonPath> lines = export("subject of " + me);

        assertThat(lines.subList(0, 4))
                .extracting(line -> line.getString("kind") + " " + line.getString("source"))
                .containsExactly(
                        "feedback feedback.feedback",
                        "feedback feedback.feedback",
                        "feedback feedback.feedback",
                        "interaction_owner feedback.subjects");
        // Beside the planted one those of the rules themselves.
        assertThat(lines.subList(4, lines.size() - 1))
                .allMatch(line -> line.getString("source").equals("feedback.tallies"))
                .allMatch(line -> line.getString("data.counted").equals(me))
                .anyMatch(line -> line.getString("data.rule").equals("export-test"));
        assertThat(lines.subList(0, 3))
                .extracting(line -> line.getString("data.state") + " " + line.getString("data.feedback_text"))
                .containsExactly("REPLACED first", "ACCEPTED second", "ACCEPTED null");
        assertThat(lines.get(2).getString("data.interaction_id")).isEqualTo(mine.toString());
        assertThat(lines.get(0).getString("service")).isEqualTo("feedback-service");
        assertThat(lines.get(0).getString("created_at")).isEqualTo("2026-11-23T12:00:01.123456+00:00");
        assertThat(lines.getLast().getLong("lines")).isEqualTo(lines.size() - 1);
        assertThat(lines)
                .noneMatch(line ->
                        line.prettify().contains(somebody) || line.prettify().contains("not mine"));
    }

    @Test
    void shouldGiveWhatIsHeldForReviewWithItsRuleAndItsReview() {
        feedback.record(List.of(personal(theirs, me, "network", 1, 1).build()));
        Database.value(
                "UPDATE feedback.feedback SET state = 'QUARANTINED', rule = 'burst', reason = 'too many', reviewed_by ="
                        + " 'an operator', reviewed_at = now() WHERE subject_id = ? RETURNING 1",
                "subject of " + me);

        JsonPath line = export("subject of " + me).getFirst();

        assertThat(line.getString("data.state")).isEqualTo("QUARANTINED");
        assertThat(line.getString("data.rule")).isEqualTo("burst");
        assertThat(line.getString("data.reason")).isEqualTo("too many");
        assertThat(line.getString("data.reviewed_at")).isNotNull();
    }

    private static void owns(String person, UUID interaction) {
        Database.value(
                "INSERT INTO feedback.subjects VALUES (?, ?, ?::timestamptz) RETURNING 1",
                interaction,
                "subject of " + person,
                NOON.toString());
    }

    private static void tally(String rater) {
        Database.value(
                "INSERT INTO feedback.tallies VALUES ('export-test', ?, ?::timestamptz, 2) RETURNING 1",
                rater,
                NOON.toString());
    }

    private static List<JsonPath> export(String subject) {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .contentType("application/json")
                .body(Map.of("subject_id", subject))
                .post("/internal/privacy/export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .toList();
    }
}
