package io.kalimtak.registry.rollout;

import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.rollout.Experiment.Challenger;
import io.kalimtak.registry.version.VersionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of experiments and of their arms. Who changes one holds the lock of its route. */
@ApplicationScoped
class ExperimentStore {
    private final Database database;

    ExperimentStore(Database database) {
        this.database = database;
    }

    Optional<Experiment> find(UUID rolloutId) {
        return database.first(
                        "SELECT allocation FROM experiments WHERE rollout_id = ?",
                        row -> Allocation.ofLabel(row.getString(1)),
                        rolloutId)
                .map(allocation -> new Experiment(rolloutId, allocation, arms(rolloutId)));
    }

    private List<Challenger> arms(UUID rolloutId) {
        return database.list(
                "SELECT position, arm, version, found_status, share, dropped_at FROM experiment_arms"
                        + " WHERE rollout_id = ? ORDER BY position",
                ExperimentStore::arm,
                rolloutId);
    }

    void insert(Experiment experiment) {
        database.update(
                "INSERT INTO experiments (rollout_id, allocation) VALUES (?, ?)",
                experiment.rolloutId(),
                experiment.allocation().label());
        for (Challenger arm : experiment.arms()) {
            database.update(
                    "INSERT INTO experiment_arms (rollout_id, position, arm, version, found_status, share)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    experiment.rolloutId(),
                    arm.position(),
                    arm.arm(),
                    arm.version(),
                    arm.foundStatus().label(),
                    arm.share());
        }
    }

    /** Writes the arms' shares, and which were dropped. */
    void update(Experiment experiment) {
        for (Challenger arm : experiment.arms()) {
            database.update(
                    "UPDATE experiment_arms SET share = ?, dropped_at = ? WHERE rollout_id = ? AND position = ?",
                    arm.share(),
                    arm.droppedAt(),
                    experiment.rolloutId(),
                    arm.position());
        }
    }

    private static Challenger arm(ResultSet row) throws SQLException {
        return new Challenger(
                row.getInt("position"),
                row.getString("arm"),
                row.getString("version"),
                VersionStatus.ofLabel(row.getString("found_status")),
                row.getDouble("share"),
                Database.instant(row, "dropped_at"));
    }
}
