package io.kalimtak.curation.review;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads what reviewers may be asked about, and reads and writes {@code review_queue}. */
@ApplicationScoped
class QueueStore {
    /** More of a request is neither encoded nor looked at for keywords, so that the pool fits in memory. */
    private static final int CHARACTERS = 2_000;

    private static final String POOL = """
            SELECT r.interaction_id, left(r.input_text, ?::int) AS input_text, r.language, r.target_tool, r.score, r.spread,
                r.corrected_output IS NOT NULL AS corrected, f.flagged
            FROM reviewable_interactions r LEFT JOIN judgements j ON j.interaction_id = r.interaction_id
            CROSS JOIN LATERAL (SELECT EXISTS (
                SELECT 1 FROM review_flags WHERE interaction_id = r.interaction_id) AS flagged) f
            WHERE f.flagged OR r.score IS NULL AND r.corrected_output IS NULL OR r.score = 3 AND r.corrected_output IS NULL
                OR r.spread >= 2
                OR j.domain_confidence < ?
            ORDER BY f.flagged DESC, r.created_at DESC, r.interaction_id DESC LIMIT ?
            """;

    private static final String LABELLED = """
            SELECT left(input_text, ?::int) AS input_text, language,
                CASE WHEN review IS NOT NULL THEN review = 'keep' ELSE corrected_output IS NULL AND score >= 4 END AS good
            FROM rated_interactions WHERE training_allowed AND NOT withdrawn
            ORDER BY created_at DESC, interaction_id DESC LIMIT ?
            """;

    private static final String INSERT = """
            INSERT INTO review_queue (interaction_id, place, reason, informativeness, uncertainty, density, topic, domain,
                use_case, queued_at)
            SELECT u.*, ? FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::float4[], ?::float4[], ?::float4[], ?::text[],
                ?::text[], ?::text[]) AS u (interaction, place, reason, informativeness, uncertainty, density, topic, domain,
                use_case)
            WHERE EXISTS (SELECT 1 FROM reviewable_interactions r WHERE r.interaction_id = u.interaction)
            """;

    private static final String PAGE = """
            SELECT q.*, r.input_text, r.structured_prompt, r.corrected_output, r.target_tool, r.language, r.score,
                r.model_version, r.created_at
            FROM review_queue q JOIN reviewable_interactions r USING (interaction_id)
            WHERE q.place > ? ORDER BY q.place LIMIT ?
            """;

    /** An interaction that may be asked about, before it has a vector. */
    record Text(UUID interactionId, String input, String language, String targetTool, Integer score, Reason reason) {}

    /** A request with a label, before it has a vector. */
    record LabelledText(String input, String language, boolean good) {}

    private final Database database;

    QueueStore(Database database) {
        this.database = database;
    }

    /** What jobs flagged, then the newest that are unrated or unsure. */
    List<Text> pool(int most, double unsureBelow) {
        return database.call("read what may be reviewed", connection -> {
            try (Statement statement = Statement.of(connection, POOL)) {
                return statement
                        .number((long) CHARACTERS)
                        .number(unsureBelow)
                        .number((long) most)
                        .list(QueueStore::text);
            }
        });
    }

    /** The newest that are rated or reviewed. */
    List<LabelledText> labelled(int most) {
        return database.call("read what is labelled", connection -> {
            try (Statement statement = Statement.of(connection, LABELLED)) {
                return statement
                        .number((long) CHARACTERS)
                        .number((long) most)
                        .list(row -> new LabelledText(
                                row.getString("input_text"), row.getString("language"), row.getBoolean("good")));
            }
        });
    }

    /** Puts this queue in the place of the present one, without what may no longer be asked about. Needs a transaction. */
    void replace(List<Queued> queue, Instant now) {
        database.run("replace the review queue", connection -> {
            try (Statement clear = Statement.of(connection, "DELETE FROM review_queue");
                    Statement insert = Statement.of(connection, INSERT)) {
                clear.update();
                insert.time(now)
                        .column("uuid", queue, Queued::interactionId)
                        .column("int4", queue, Queued::place)
                        .column("text", queue, Queued::reason)
                        .column("float4", queue, one -> (float) one.informativeness())
                        .column("float4", queue, one -> (float) one.uncertainty())
                        .column("float4", queue, one -> (float) one.density())
                        .column("text", queue, Queued::topic)
                        .column("text", queue, Queued::domain)
                        .column("text", queue, Queued::useCase)
                        .update();
            }
        });
    }

    /** What stands behind the place, without what was answered or may no longer be asked about since. */
    List<ReviewQueueItem> page(int after, int limit) {
        return database.call("read the review queue", connection -> {
            try (Statement statement =
                    Statement.of(connection, PAGE).number((long) after).number((long) limit)) {
                return statement.list(QueueStore::item);
            }
        });
    }

    private static Text text(ResultSet row) throws SQLException {
        Integer score = row.getObject("score", Integer.class);
        Integer spread = row.getObject("spread", Integer.class);
        return new Text(
                row.getObject("interaction_id", UUID.class),
                row.getString("input_text"),
                row.getString("language"),
                row.getString("target_tool"),
                score,
                Reason.of(row.getBoolean("flagged"), score, spread, row.getBoolean("corrected")));
    }

    private static ReviewQueueItem item(ResultSet row) throws SQLException {
        return new ReviewQueueItem(
                row.getObject("interaction_id", UUID.class),
                row.getString("input_text"),
                row.getString("structured_prompt"),
                row.getString("corrected_output"),
                row.getString("target_tool"),
                row.getString("language"),
                row.getString("domain"),
                row.getString("use_case"),
                row.getObject("score", Integer.class),
                row.getString("model_version"),
                instant(row, "created_at"),
                row.getString("reason"),
                row.getFloat("informativeness"),
                row.getFloat("uncertainty"),
                row.getFloat("density"),
                row.getString("topic"),
                instant(row, "queued_at"),
                row.getInt("place"));
    }
}
