package io.kalimtak.training.retention;

import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs and reports, as far as their age and what they leave behind goes. */
@ApplicationScoped
class WorkStore {
    private static final String IN_HAND = """
            SELECT id FROM training_runs WHERE state NOT IN ('DONE', 'REJECTED', 'FAILED', 'CANCELLED')
            UNION ALL SELECT id FROM evaluation_reports WHERE state = 'QUEUED'
            """;

    private static final String QUOTING =
            " finished_at < ? AND jsonb_array_length(coalesce(body -> 'examples', '[]'::jsonb)) > 0";

    private final Sql sql;

    WorkStore(Sql sql) {
        this.sql = sql;
    }

    /** Ids of runs and evaluations that have not ended. */
    Set<String> inHand() {
        return sql.query(IN_HAND, row -> row.uuid("id").toString()).stream().collect(Collectors.toSet());
    }

    long reportsWithExamples(Instant before) {
        return sql.first(
                        "SELECT count(*) AS count FROM evaluation_reports WHERE" + QUOTING,
                        row -> row.count("count"),
                        before)
                .orElse(0L);
    }

    /** Empties what they quote; the number of reports that quoted something. */
    long removeExamples(Instant before) {
        return sql.update(
                "UPDATE evaluation_reports SET body = jsonb_set(body, '{examples}', '[]') WHERE" + QUOTING, before);
    }
}
