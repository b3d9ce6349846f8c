package io.kalimtak.registry.alias;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lines of aliases' histories, and what follows from them. */
@ApplicationScoped
class AliasStore {
    private static final String SELECT = "SELECT route, alias, version, follows_route, at, actor FROM aliases ";

    private final Database database;

    AliasStore(Database database) {
        this.database = database;
    }

    Optional<Alias> find(String route, String alias) {
        return database.first(SELECT + "WHERE route = ? AND alias = ?", AliasStore::alias, route, alias);
    }

    /** All of a route, by name. */
    List<Alias> all(String route) {
        return database.list(SELECT + "WHERE route = ? ORDER BY alias", AliasStore::alias, route);
    }

    /** The one that changed last first; one more than the limit where there are more. */
    List<Alias> page(String route, Optional<Cursor> after, int limit) {
        if (after.filter(cursor -> !AliasName.isValid(cursor.key())).isPresent()) {
            throw broken();
        }
        if (after.isEmpty()) {
            return database.list(
                    SELECT + "WHERE route = ? ORDER BY at DESC, alias DESC LIMIT ?",
                    AliasStore::alias,
                    route,
                    limit + 1);
        }
        return database.list(
                SELECT + "WHERE route = ? AND (at, alias) < (?, ?) ORDER BY at DESC, alias DESC LIMIT ?",
                AliasStore::alias,
                route,
                after.get().time(),
                after.get().key(),
                limit + 1);
    }

    /** The newest change first; one more than the limit where there are more. */
    List<AliasChange> history(String route, String alias, Optional<Cursor> after, int limit) {
        return database.list(
                "SELECT place, from_version, version, at, actor FROM alias_history"
                        + " WHERE route = ? AND alias = ? AND place < ? ORDER BY place DESC LIMIT ?",
                AliasStore::change,
                route,
                alias,
                after.map(AliasStore::place).orElse(Long.MAX_VALUE),
                limit + 1);
    }

    /**
     * The caller holds the route's row.
     *
     * @param to null where the alias is deleted
     */
    void append(String route, String alias, String from, String to, Instant at, String actor) {
        database.update(
                "INSERT INTO alias_changes (route, alias, from_version, version, at, actor) VALUES (?, ?, ?, ?, ?, ?)",
                route,
                alias,
                from,
                to,
                at,
                actor);
    }

    private static long place(Cursor cursor) {
        try {
            return Long.parseLong(cursor.key());
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return ProblemException.violation("cursor", "must be the next_cursor of an earlier page of this list");
    }

    private static Alias alias(ResultSet row) throws SQLException {
        return new Alias(
                row.getString("route"),
                row.getString("alias"),
                row.getString("version"),
                row.getBoolean("follows_route"),
                Database.instant(row, "at"),
                row.getString("actor"));
    }

    private static AliasChange change(ResultSet row) throws SQLException {
        return new AliasChange(
                row.getLong("place"),
                row.getString("from_version"),
                row.getString("version"),
                Database.instant(row, "at"),
                row.getString("actor"));
    }
}
