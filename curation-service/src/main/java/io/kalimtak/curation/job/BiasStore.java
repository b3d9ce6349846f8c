package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.set.card.BiasReport;
import io.kalimtak.curation.set.card.BiasReport.Dimension;
import io.kalimtak.curation.set.card.BiasReport.Group;
import io.kalimtak.curation.set.card.BiasReport.Spread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts who asks, who rates and what is kept. Needs the transaction that staged the job's rows. */
@ApplicationScoped
class BiasStore {
    private static final Map<String, String> DIMENSIONS = dimensions();

    /** A reviewer's word makes nobody a rater. Only those who allow training can be counted by what they asked: of the others no words, tool or language matter here. */
    private static final String COUNT = """
            SELECT %1$s AS value, count(*) AS asked, count(*) FILTER (WHERE v.by_user) AS rated,
                count(*) FILTER (WHERE v.interaction_id IS NOT NULL AND v.dropped_by IS NULL) AS kept,
                count(DISTINCT i.subject_id) AS people,
                count(DISTINCT i.subject_id) FILTER (WHERE v.by_user) AS raters,
                percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]) WITHIN GROUP (ORDER BY i.assignment_probability)
                    FILTER (WHERE v.by_user) AS spread
            FROM interactions i LEFT JOIN curation_verdicts v ON v.job_id = ? AND v.interaction_id = i.interaction_id
            WHERE i.training_allowed AND i.created_at >= coalesce(?, '-infinity'::timestamptz)
                AND i.created_at < coalesce(?, 'infinity'::timestamptz)
            GROUP BY value ORDER BY asked DESC, value LIMIT 20
            """;

    private final Database database;

    BiasStore(Database database) {
        this.database = database;
    }

    BiasReport count(CurationJob job) {
        return new BiasReport(DIMENSIONS.entrySet().stream()
                .map(one -> new Dimension(one.getKey(), groups(job, one.getValue())))
                .toList());
    }

    private List<Group> groups(CurationJob job, String expression) {
        return database.call("count who rates", connection -> {
            try (Statement statement = Statement.of(connection, COUNT.formatted(expression))) {
                return statement
                        .uuid(job.id())
                        .time(job.settings().since())
                        .time(job.settings().until())
                        .list(BiasStore::group);
            }
        });
    }

    private static Group group(ResultSet row) throws SQLException {
        java.sql.Array spread = row.getArray("spread");
        return new Group(
                row.getString("value"),
                row.getLong("asked"),
                row.getLong("rated"),
                row.getLong("kept"),
                row.getLong("people"),
                row.getLong("raters"),
                spread == null ? null : spread((Double[]) spread.getArray()));
    }

    private static Spread spread(Double[] five) {
        return new Spread(five[0], five[1], five[2], five[3], five[4]);
    }

    private static Map<String, String> dimensions() {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("target tool", "coalesce(i.target_tool, 'none')");
        dimensions.put("language", "lower(split_part(i.language, '-', 1))");
        dimensions.put("version", "i.model_version");
        return dimensions;
    }
}
