package io.kalimtak.training.schedule;

import io.kalimtak.training.sql.Row;
import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Which sets were learnt from. A failed or cancelled run has not learnt from its set; one that the gate rejected has, and
 * one that was rejected before it trained has not.
 */
@ApplicationScoped
class LearntSets {
    private static final String RUN_ON =
            "SELECT id, training_set_id FROM training_runs WHERE training_set_id = ? AND state NOT IN ('FAILED', 'CANCELLED') LIMIT 1";
    private static final String LAST = """
            SELECT id, training_set_id FROM training_runs
            WHERE state NOT IN ('FAILED', 'CANCELLED')
              AND (state <> 'REJECTED' OR results -> 'artifact' IS NOT NULL OR results -> 'endpoint' IS NOT NULL)
            ORDER BY created_at DESC, id DESC LIMIT 1""";

    private final Sql sql;

    LearntSets(Sql sql) {
        this.sql = sql;
    }

    /** A run that took the set and was not kept from ending by itself: another would come to the same. */
    Optional<LearntSet> runOn(UUID setId) {
        return sql.first(RUN_ON, LearntSets::map, setId);
    }

    /** The set that was learnt from last, or is being learnt from. */
    Optional<LearntSet> last() {
        return sql.first(LAST, LearntSets::map);
    }

    private static LearntSet map(Row row) throws SQLException {
        return new LearntSet(row.uuid("id"), row.uuid("training_set_id"));
    }
}
