package io.kalimtak.registry.route;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.db.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of routes and of their revisions. */
@ApplicationScoped
class RouteStore {
    private static final TypeReference<List<Arm>> ARMS = new TypeReference<>() {};
    private static final String COLUMNS = "route, revision, rollout_id, strategy, arms, salt, live_version,"
            + " previous_version, reason, actor, changed_at";
    private static final String VALUES = " VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) ";
    private static final String REPLACE = "ON CONFLICT (route) DO UPDATE SET revision = EXCLUDED.revision,"
            + " rollout_id = EXCLUDED.rollout_id, strategy = EXCLUDED.strategy, arms = EXCLUDED.arms,"
            + " salt = EXCLUDED.salt, live_version = EXCLUDED.live_version,"
            + " previous_version = EXCLUDED.previous_version, reason = EXCLUDED.reason, actor = EXCLUDED.actor,"
            + " changed_at = EXCLUDED.changed_at";

    private static final String PAST = "SELECT " + COLUMNS + ", (SELECT n.changed_at FROM route_revisions n"
            + " WHERE n.route = r.route AND n.revision = r.revision + 1) AS until FROM route_revisions r ";

    private final Database database;
    private final Json json;

    RouteStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    Optional<RoutingTable> find(String route) {
        return database.first("SELECT " + COLUMNS + " FROM routes WHERE route = ?", this::table, route);
    }

    Optional<RoutingTable> lock(String route) {
        return database.first("SELECT " + COLUMNS + " FROM routes WHERE route = ? FOR UPDATE", this::table, route);
    }

    List<String> names() {
        return database.list("SELECT route FROM routes ORDER BY route", row -> row.getString(1));
    }

    /** The table in force, and its line in the history of the route. */
    void put(RoutingTable table) {
        database.update("INSERT INTO routes (" + COLUMNS + ")" + VALUES + REPLACE, columns(table));
        database.update("INSERT INTO route_revisions (" + COLUMNS + ")" + VALUES, columns(table));
    }

    /** The version that was live last on the route among those that retired and are not {@code live}. */
    Optional<String> lastRetired(String route, String live) {
        return database.first("""
                SELECT r.live_version FROM route_revisions r
                JOIN model_versions v ON v.version = r.live_version
                WHERE r.route = ? AND r.live_version <> ? AND v.deployment_status = 'retired'
                ORDER BY r.revision DESC LIMIT 1
                """, row -> row.getString(1), route, live);
    }

    boolean wasLive(String route, String version) {
        return database.first(
                        "SELECT 1 FROM route_revisions WHERE route = ? AND live_version = ? LIMIT 1",
                        row -> true,
                        route,
                        version)
                .isPresent();
    }

    /** The table in force at a time, by the registry's clock. */
    Optional<PastTable> at(String route, Instant time) {
        return database.first(
                PAST + "WHERE r.route = ? AND r.changed_at <= ? ORDER BY r.revision DESC LIMIT 1",
                this::pastTable,
                route,
                time);
    }

    /**
     * The table by which a gateway chose an arm at a time: the newest by then that gives the arm to the version under that
     * rollout, with that very share if there is one. A gateway's clock may be behind the registry's, so a table that came a
     * little later is better than none.
     */
    Optional<PastTable> behind(Choice choice, Instant latest) {
        Map<String, Object> arm = Map.of("name", choice.arm(), "version", choice.version());
        String share = json.write(List.of(Map.of("name", choice.arm(), "share", choice.probability())));
        return database.first(
                PAST + "WHERE r.route = ? AND r.arms @> ?::jsonb AND r.rollout_id IS NOT DISTINCT FROM ?"
                        + " AND r.changed_at <= ? ORDER BY r.changed_at <= ? DESC, r.arms @> ?::jsonb DESC,"
                        + " r.revision DESC LIMIT 1",
                this::pastTable,
                choice.route(),
                json.write(List.of(arm)),
                choice.rolloutId(),
                latest,
                choice.at(),
                share);
    }

    List<RoutingTable> ofRollout(UUID rolloutId, String strategy) {
        return database.list(
                "SELECT " + COLUMNS + " FROM route_revisions WHERE rollout_id = ? AND strategy = ? ORDER BY revision",
                this::table,
                rolloutId,
                strategy);
    }

    /** Every table of a route, the newest first; one more than the limit where there are more. */
    List<RoutingTable> revisions(String route, Optional<Cursor> after, int limit) {
        return database.list(
                "SELECT " + COLUMNS
                        + " FROM route_revisions WHERE route = ? AND revision < ? ORDER BY revision DESC LIMIT ?",
                this::table,
                route,
                after.map(RouteStore::revision).orElse(Long.MAX_VALUE),
                limit + 1);
    }

    private static long revision(Cursor cursor) {
        try {
            return Long.parseLong(cursor.key());
        } catch (NumberFormatException e) {
            throw ProblemException.violation("cursor", "must be the next_cursor of an earlier page of this list");
        }
    }

    private PastTable pastTable(ResultSet row) throws SQLException {
        return new PastTable(table(row), Database.instant(row, "until"));
    }

    private Object[] columns(RoutingTable table) {
        return new Object[] {
            table.route(),
            table.revision(),
            table.rolloutId(),
            table.strategy(),
            json.write(table.arms()),
            table.salt(),
            table.liveVersion(),
            table.previousVersion(),
            table.reason(),
            table.actor(),
            table.changedAt()
        };
    }

    private RoutingTable table(ResultSet row) throws SQLException {
        return new RoutingTable(
                row.getString("route"),
                row.getLong("revision"),
                row.getObject("rollout_id", UUID.class),
                row.getString("strategy"),
                json.read(row.getString("arms"), ARMS),
                row.getString("salt"),
                row.getString("live_version"),
                row.getString("previous_version"),
                row.getString("reason"),
                row.getString("actor"),
                Database.instant(row, "changed_at"));
    }
}
