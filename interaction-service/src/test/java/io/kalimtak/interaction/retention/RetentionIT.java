package io.kalimtak.interaction.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InteractionTest
class RetentionIT {
    private static final String IDENTITY = "INSERT INTO identity.identities (interaction_id, subject_id, created_at)"
            + " VALUES (?, 'retention', ?::timestamptz) RETURNING interaction_id";
    private static final String FEEDBACK = "INSERT INTO interaction.feedback"
            + " (feedback_id, interaction_id, rater_id, state, feedback_score, submitted_at, changed_at)"
            + " VALUES (?, gen_random_uuid(), 'retention', 'ACCEPTED', 4, ?::timestamptz, now()) RETURNING feedback_id";

    private static final String SHADOW_ANSWER = "INSERT INTO interaction.shadow_answers (interaction_id, model_version,"
            + " session_id, route, shown_version, processing_time_ms, shown_tokens_output, shown_processing_time_ms, failed,"
            + " answered_at, created_at) VALUES (?, 'v', gen_random_uuid(), 'default', 'w', 1, 1, 1, true, now(),"
            + " ?::timestamptz) RETURNING interaction_id";

    @Inject
    ApplyRetention retention;

    @BeforeEach
    void removeWhatOtherTestsLeft() {
        retention.remove();
    }

    @Test
    void shouldRemoveWhatIsTooOldAndNothingElse() {
        UUID oldIdentity = insert(IDENTITY, 91);
        UUID youngIdentity = insert(IDENTITY, 89);
        UUID oldFeedback = insert(FEEDBACK, 366);
        UUID youngFeedback = insert(FEEDBACK, 364);

        List<Expired> expired = retention.remove();

        assertThat(expired)
                .extracting(Expired::relation, Expired::count)
                .containsExactly(tuple("identity.identities", 1L), tuple("interaction.feedback", 1L));
        assertThat(identities()).contains(youngIdentity.toString()).doesNotContain(oldIdentity.toString());
        assertThat(feedback()).contains(youngFeedback.toString()).doesNotContain(oldFeedback.toString());
        assertThat(retention.remove()).isEmpty();
    }

    @Test
    void shouldDropAMonthThatEndedBeforeAndKeepTheOneThatHasNot() {
        partition("content", "content_y2019m07", "2019-07-01", "2019-08-01");
        String kept = "content_y" + month(365);
        partition(
                "content",
                kept,
                first(365),
                LocalDate.parse(first(365)).plusMonths(1).toString());

        assertThat(retention.remove())
                .extracting(Expired::relation, Expired::part)
                .containsExactly(tuple("interaction.content", "interaction.content_y2019m07"));

        assertThat(Database.value("SELECT to_regclass('interaction.content_y2019m07')"))
                .isEqualTo("null");
        assertThat(Database.value("SELECT to_regclass('interaction." + kept + "')"))
                .isEqualTo("interaction." + kept);
    }

    @Test
    void shouldDropMonthsOfAnswersInTheShadowByTheirOwnTime() {
        partition("shadow_answers", "shadow_answers_y2019m07", "2019-07-01", "2019-08-01");
        String kept = "shadow_answers_y" + month(90);
        partition(
                "shadow_answers",
                kept,
                first(90),
                LocalDate.parse(first(90)).plusMonths(1).toString());

        assertThat(retention.remove())
                .extracting(Expired::relation, Expired::part)
                .containsExactly(tuple("interaction.shadow_answers", "interaction.shadow_answers_y2019m07"));

        assertThat(Database.value("SELECT to_regclass('interaction." + kept + "')"))
                .isEqualTo("interaction." + kept);
    }

    @Test
    void shouldRemoveOldAnswersInTheShadowThatNoMonthsPartitionTook() {
        UUID old = insert(SHADOW_ANSWER, 3_000);

        assertThat(retention.remove())
                .extracting(Expired::relation, Expired::count)
                .containsExactly(tuple("interaction.shadow_answers_default", 1L));

        assertThat(Database.rows("SELECT 1 FROM interaction.shadow_answers WHERE interaction_id = ?", old))
                .isEmpty();
    }

    @Test
    void shouldCountAndKeepEverythingWhenTheRunIsDry() {
        UUID old = insert(IDENTITY, 400);

        assertThat(retention.expired()).extracting(Expired::count).containsExactly(1L);

        assertThat(identities()).contains(old.toString());
        assertThat(retention.remove()).extracting(Expired::count).containsExactly(1L);
    }

    private static UUID insert(String sql, int daysOld) {
        Instant time = Instant.now().minus(Duration.ofDays(daysOld)).truncatedTo(ChronoUnit.MICROS);
        return UUID.fromString(Database.value(sql, UUID.randomUUID(), time.toString()));
    }

    private static void partition(String table, String name, String from, String until) {
        try (var connection = Database.connect()) {
            Database.execute(
                    connection,
                    "CREATE TABLE IF NOT EXISTS interaction." + name
                            + " PARTITION OF interaction." + table + " FOR VALUES FROM ('" + from + "T00:00Z') TO ('"
                            + until
                            + "T00:00Z'); ALTER TABLE interaction." + name + " OWNER TO kalimtak_interaction;"
                            + " ALTER TABLE interaction." + name + " ENABLE ROW LEVEL SECURITY");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String month(int daysAgo) {
        return first(daysAgo).substring(0, 7).replace("-", "m");
    }

    /** The first day of the month so many days ago. */
    private static String first(int daysAgo) {
        return LocalDate.now(ZoneOffset.UTC)
                .minusDays(daysAgo)
                .withDayOfMonth(1)
                .toString();
    }

    private static List<String> identities() {
        return Database.rows("SELECT interaction_id FROM identity.identities WHERE subject_id = 'retention'");
    }

    private static List<String> feedback() {
        return Database.rows("SELECT feedback_id FROM interaction.feedback WHERE rater_id = 'retention'");
    }
}
