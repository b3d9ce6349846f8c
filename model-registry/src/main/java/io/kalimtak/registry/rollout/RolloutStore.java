package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.db.Json;
import io.kalimtak.registry.version.VersionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of rollouts and of their histories. Who changes one holds the lock of its route. */
@ApplicationScoped
class RolloutStore {
    private static final TypeReference<List<Double>> SHARES = new TypeReference<>() {};
    private static final String SELECT =
            "SELECT id, route, version, from_version, found_status, strategy, state, steps,"
                    + " step, share, salt, automatic, actor, created_at, updated_at, ended_at FROM rollouts ";

    private final Database database;
    private final Json json;

    RolloutStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    Optional<Rollout> find(UUID id) {
        return database.first(SELECT + "WHERE id = ?", this::rollout, id);
    }

    /** The rollout under way on a route: there is at most one. */
    Optional<Rollout> openOn(String route) {
        return database.first(SELECT + "WHERE route = ? AND state IN ('RUNNING', 'HELD')", this::rollout, route);
    }

    /** Rollouts under way that measurements may move. */
    List<UUID> automatic(Strategy strategy) {
        return database.list(
                "SELECT id FROM rollouts WHERE automatic AND strategy = ? AND state IN ('RUNNING', 'HELD') ORDER BY id",
                row -> row.getObject(1, UUID.class),
                strategy.label());
    }

    /** The versions that a rollout under way has on trial. */
    List<Trial> trials(Rollout rollout) {
        if (rollout.strategy() != Strategy.EXPERIMENT) {
            return List.of(new Trial(rollout.version(), rollout.foundStatus()));
        }
        return database.list(
                "SELECT version, found_status FROM experiment_arms WHERE rollout_id = ? AND dropped_at IS NULL"
                        + " ORDER BY position",
                row -> new Trial(row.getString(1), VersionStatus.ofLabel(row.getString(2))),
                rollout.id());
    }

    /** Rollouts whose version took all traffic of its route after a moment and has it still. */
    List<UUID> completedSince(Instant moment) {
        return database.list("""
                SELECT o.id FROM rollouts o JOIN routes r ON r.route = o.route AND r.live_version = o.version
                WHERE o.automatic AND o.state = 'COMPLETED' AND o.ended_at >= ?
                    AND NOT EXISTS (SELECT 1 FROM rollouts later
                        WHERE later.route = o.route AND later.created_at > o.created_at AND later.strategy <> 'shadow'
                            AND later.state IN ('RUNNING', 'HELD', 'COMPLETED'))
                ORDER BY o.id
                """, row -> row.getObject(1, UUID.class), moment);
    }

    /**
     * The newest version that passed its gate after the live one was made, and that no rollout has tried; one that was a
     * shadow and came through is tried still.
     */
    Optional<String> waiting(String route) {
        return database.first("""
                SELECT v.version FROM routes r JOIN model_versions live ON live.version = r.live_version
                JOIN model_versions v ON v.created_at > live.created_at AND v.deployment_status = 'registered'
                WHERE r.route = ? AND NOT EXISTS (SELECT 1 FROM rollouts o WHERE o.version = v.version
                        AND (o.strategy <> 'shadow' OR o.state <> 'COMPLETED'))
                    AND NOT EXISTS (SELECT 1 FROM experiment_arms a WHERE a.version = v.version)
                ORDER BY v.created_at DESC, v.version DESC LIMIT 1
                """, row -> row.getString(1), route);
    }

    /** Whether a version answered copies of requests and came through. */
    boolean wasShadow(String version) {
        return database.first(
                        "SELECT 1 FROM rollouts WHERE version = ? AND strategy = 'shadow' AND state = 'COMPLETED' LIMIT 1",
                        row -> true,
                        version)
                .isPresent();
    }

    /** The newest completed rollout that made this version live on the route. */
    Optional<Rollout> completedOf(String route, String version) {
        return database.first(
                SELECT + "WHERE route = ? AND version = ? AND state = 'COMPLETED' AND strategy <> 'shadow'"
                        + " ORDER BY created_at DESC LIMIT 1",
                this::rollout,
                route,
                version);
    }

    /**
     * The newest first; one more than the limit where there are more.
     *
     * @param strategy null for all
     */
    List<Rollout> page(Strategy strategy, Optional<Cursor> after, int limit) {
        String label = strategy == null ? null : strategy.label();
        return database.list(
                SELECT + """
                WHERE (?::text IS NULL OR strategy = ?) AND (?::timestamptz IS NULL OR (created_at, id) < (?, ?))
                ORDER BY created_at DESC, id DESC LIMIT ?
                """,
                this::rollout,
                label,
                label,
                after.map(Cursor::time).orElse(null),
                after.map(Cursor::time).orElse(null),
                after.map(Cursor::id).orElse(null),
                limit + 1);
    }

    /** The oldest change first. */
    List<RolloutChange> history(UUID id) {
        return database.list(
                "SELECT from_state, to_state, share, at, actor, reason FROM rollout_history"
                        + " WHERE rollout_id = ? ORDER BY id",
                RolloutStore::change,
                id);
    }

    void insert(Rollout row) {
        database.update(
                """
                INSERT INTO rollouts (id, route, version, from_version, found_status, strategy, state, steps, step,
                    share, salt, automatic, actor, created_at, updated_at, ended_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                row.id(),
                row.route(),
                row.version(),
                row.fromVersion(),
                row.foundStatus().label(),
                row.strategy().label(),
                row.state().name(),
                json.write(row.steps().shares()),
                row.step(),
                row.share(),
                row.salt(),
                row.automatic(),
                row.actor(),
                row.createdAt(),
                row.updatedAt(),
                row.endedAt());
    }

    void update(Rollout row) {
        database.update(
                "UPDATE rollouts SET version = ?, found_status = ?, state = ?, step = ?, share = ?, updated_at = ?,"
                        + " ended_at = ? WHERE id = ?",
                row.version(),
                row.foundStatus().label(),
                row.state().name(),
                row.step(),
                row.share(),
                row.updatedAt(),
                row.endedAt(),
                row.id());
    }

    void append(UUID id, RolloutChange change) {
        database.update(
                "INSERT INTO rollout_history (rollout_id, from_state, to_state, share, at, actor, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                change.from() == null ? null : change.from().name(),
                change.to().name(),
                change.share(),
                change.at(),
                change.actor(),
                change.reason());
    }

    private Rollout rollout(ResultSet row) throws SQLException {
        return new Rollout(
                row.getObject("id", UUID.class),
                row.getString("route"),
                row.getString("version"),
                row.getString("from_version"),
                VersionStatus.ofLabel(row.getString("found_status")),
                Strategy.ofLabel(row.getString("strategy")),
                RolloutState.valueOf(row.getString("state")),
                new CanarySteps(json.read(row.getString("steps"), SHARES)),
                row.getInt("step"),
                row.getDouble("share"),
                row.getString("salt"),
                row.getBoolean("automatic"),
                row.getString("actor"),
                Database.instant(row, "created_at"),
                Database.instant(row, "updated_at"),
                Database.instant(row, "ended_at"));
    }

    private static RolloutChange change(ResultSet row) throws SQLException {
        String from = row.getString("from_state");
        return new RolloutChange(
                from == null ? null : RolloutState.valueOf(from),
                RolloutState.valueOf(row.getString("to_state")),
                row.getDouble("share"),
                Database.instant(row, "at"),
                row.getString("actor"),
                row.getString("reason"));
    }
}
