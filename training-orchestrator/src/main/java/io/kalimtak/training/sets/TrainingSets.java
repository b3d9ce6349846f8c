package io.kalimtak.training.sets;

import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.training.sql.Row;
import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sets that are known here, by id. Storing an event again changes nothing, and no event brings a revoked set back. */
@ApplicationScoped
public class TrainingSets {
    private static final String PUBLISH = """
            INSERT INTO training_sets (id, status, location, manifest_sha256, rows_train, rows_eval, published_at)
            VALUES (?, 'PUBLISHED', ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";
    private static final String REVOKE = """
            INSERT INTO training_sets
                   (id, status, location, manifest_sha256, rows_train, rows_eval, published_at, revoked_at, reason)
            VALUES (?, 'REVOKED', ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET status = 'REVOKED', revoked_at = excluded.revoked_at, reason = excluded.reason
            WHERE training_sets.status <> 'REVOKED'""";
    /** Examples quote rows of the set; with the set they go. */
    private static final String FORGET_EXAMPLES = """
            UPDATE evaluation_reports SET body = jsonb_set(body, '{examples}', '[]')
            WHERE training_set_id = ? AND body IS NOT NULL AND body -> 'examples' <> '[]'""";

    private final Sql sql;

    /** For proxies only. */
    protected TrainingSets() {
        this.sql = null;
    }

    @jakarta.inject.Inject
    public TrainingSets(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public void store(List<io.kalimtak.events.v1.TrainingSet> events) {
        events.forEach(this::store);
    }

    private void store(io.kalimtak.events.v1.TrainingSet event) {
        if (event.getStatus() == TrainingSetStatus.PUBLISHED) {
            sql.update(
                    PUBLISH,
                    event.getTrainingSetId(),
                    event.getLocation(),
                    event.getManifestSha256(),
                    event.getRowsTrain(),
                    event.getRowsEval(),
                    event.getOccurredAt());
        } else if (event.getStatus() == TrainingSetStatus.REVOKED) {
            sql.update(
                    REVOKE,
                    event.getTrainingSetId(),
                    event.getLocation(),
                    event.getManifestSha256(),
                    event.getRowsTrain(),
                    event.getRowsEval(),
                    event.getOccurredAt(),
                    event.getOccurredAt(),
                    event.getReason());
            forgetExamples(event.getTrainingSetId());
        } else {
            throw new IllegalArgumentException("a training set event with a status that this release does not know");
        }
    }

    /** Takes the rows of a set out of the reports that quote them; the number of reports. */
    public long forgetExamples(UUID setId) {
        return sql.update(FORGET_EXAMPLES, setId);
    }

    public Optional<TrainingSet> find(UUID id) {
        return sql.first("SELECT * FROM training_sets WHERE id = ?", TrainingSets::map, id);
    }

    /** The set published last that is not revoked. */
    public Optional<TrainingSet> newest() {
        return sql.first(
                "SELECT * FROM training_sets WHERE status = 'PUBLISHED' ORDER BY published_at DESC, id LIMIT 1",
                TrainingSets::map);
    }

    private static TrainingSet map(Row row) throws SQLException {
        return new TrainingSet(
                row.uuid("id"),
                "REVOKED".equals(row.text("status")),
                row.text("location"),
                row.text("manifest_sha256"),
                row.count("rows_train"),
                row.count("rows_eval"),
                row.time("published_at"),
                row.text("reason"));
    }
}
