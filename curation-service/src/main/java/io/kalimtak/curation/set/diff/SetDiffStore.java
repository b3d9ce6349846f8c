package io.kalimtak.curation.set.diff;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Compares the rows of two sets in {@code training_set_rows}; the reasons stand in {@code curation_verdicts}. */
@ApplicationScoped
class SetDiffStore {
    /**
     * Both sets' rows that differ. Why a row is missing from a set is what that set's job said of it, as long as its
     * verdicts are kept.
     */
    private static final String CHANGES = """
            WITH sets AS (SELECT ?::uuid AS newer, ?::uuid AS older),
            a AS (SELECT r.* FROM training_set_rows r JOIN sets ON r.training_set_id = older
                WHERE r.split <> 'golden'),
            b AS (SELECT r.* FROM training_set_rows r JOIN sets ON r.training_set_id = newer
                WHERE r.split <> 'golden'),
            differing AS (
                SELECT coalesce(b.training_data_id, a.training_data_id) AS id,
                    coalesce(b.source_interaction_id, a.source_interaction_id) AS interaction_id,
                    CASE WHEN a.training_data_id IS NULL THEN 'added' WHEN b.training_data_id IS NULL THEN 'removed'
                        ELSE 'changed' END AS change,
                    a.content_hash <> b.content_hash AS other_words,
                    coalesce(b.language, a.language, 'unknown') AS language,
                    coalesce(b.domain_category, a.domain_category, 'unknown') AS domain,
                    CASE WHEN coalesce(b.language, a.language) IS NULL THEN 'unknown'
                        ELSE coalesce(b.target_tool, a.target_tool, 'none') END AS target_tool
                FROM a FULL JOIN b USING (training_data_id)
                WHERE a.training_data_id IS NULL OR b.training_data_id IS NULL
                    OR a.content_hash <> b.content_hash OR a.split <> b.split),
            judging AS (
                SELECT CASE WHEN s.id = older THEN 'added' ELSE 'removed' END AS change, s.job_id,
                    EXISTS (SELECT 1 FROM curation_verdicts k WHERE k.job_id = s.job_id) AS known
                FROM sets JOIN training_sets s ON s.id IN (newer, older)),
            changes AS (
                SELECT d.*, v.dropped_by AS rule,
                    CASE WHEN d.other_words THEN 'its words changed' WHEN d.change = 'changed' THEN 'it changed sides'
                        WHEN v.reason IS NOT NULL THEN v.reason WHEN j.known THEN 'that job did not judge it'
                        ELSE 'the verdicts are no longer kept' END AS reason
                FROM differing d LEFT JOIN judging j ON j.change = d.change
                LEFT JOIN curation_verdicts v ON v.job_id = j.job_id AND v.interaction_id = d.interaction_id)
            """;

    private static final String COUNTS = CHANGES + """
            SELECT change, rule, reason, language, domain, target_tool,
                GROUPING (reason, language, domain, target_tool) AS left_out, count(*) AS rows
            FROM changes
            GROUP BY GROUPING SETS ((change), (change, rule, reason), (change, language), (change, domain),
                (change, target_tool))
            ORDER BY change, left_out, rows DESC, rule NULLS LAST, reason
            """;

    private static final String PAGE = CHANGES + """
            SELECT change, id, interaction_id, rule, reason FROM changes
            WHERE (change COLLATE "C", id) > (?, ?) ORDER BY change COLLATE "C", id LIMIT ?
            """;

    private final Database database;

    SetDiffStore(Database database) {
        this.database = database;
    }

    /** Whether there is such a set; within, the set before it, if any. */
    Optional<Optional<UUID>> parent(UUID id) {
        return database.call("read a training set", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT parent_id FROM training_sets WHERE id = ?")) {
                return statement.uuid(id).list(row -> Optional.ofNullable(row.getObject(1, UUID.class))).stream()
                        .findFirst();
            }
        });
    }

    DiffCounts counts(UUID newer, UUID older) {
        return database.call("compare training sets", connection -> {
            try (Statement statement = between(connection, COUNTS, newer, older);
                    ResultSet rows = statement.query()) {
                return DiffCounts.read(rows);
            }
        });
    }

    /** Changed rows from behind the place. */
    List<SetDiff.ChangedRow> page(UUID newer, UUID older, Place after, int limit) {
        return database.call("read changed rows", connection -> {
            try (Statement statement = between(connection, PAGE, newer, older)) {
                return statement
                        .text(after.change())
                        .uuid(after.id())
                        .number((long) limit)
                        .list(row -> new SetDiff.ChangedRow(
                                row.getString("change"),
                                row.getObject("id", UUID.class),
                                row.getObject("interaction_id", UUID.class),
                                row.getString("rule"),
                                row.getString("reason")));
            }
        });
    }

    private static Statement between(Connection connection, String sql, UUID newer, UUID older) throws SQLException {
        return Statement.of(connection, sql).uuid(newer).uuid(older);
    }
}
