package io.kalimtak.registry.alias;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.version.VersionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The names of a route's versions, and the only writer of those that people give. Who changes one holds the route's row, so
 * each line of a history begins where the one before ended. Unknown routes are a 404.
 */
@ApplicationScoped
public class Aliases {
    private final AliasStore store;
    private final Routes routes;
    private final VersionStore versions;
    private final Clock clock;

    Aliases(AliasStore store, Routes routes, VersionStore versions, Clock clock) {
        this.store = store;
        this.routes = routes;
        this.versions = versions;
        this.clock = clock;
    }

    /** What an alias names; empty where it names nothing. */
    public Optional<Alias> find(String route, String alias) {
        return AliasName.isValid(alias) ? store.find(routes.get(route).route(), alias) : Optional.empty();
    }

    /** All aliases of a route, by name. */
    public List<Alias> all(String route) {
        return store.all(routes.get(route).route());
    }

    List<Alias> page(String route, Optional<Cursor> after, int limit) {
        return store.page(routes.get(route).route(), after, limit);
    }

    /** Deleted aliases have one too; a 404 for a name that was never given. */
    List<AliasChange> history(String route, String alias, Optional<Cursor> after, int limit) {
        List<AliasChange> changes =
                AliasName.isValid(alias) ? store.history(routes.get(route).route(), alias, after, limit) : List.of();
        if (changes.isEmpty() && after.isEmpty()) {
            throw unknown();
        }
        return changes;
    }

    /** Makes an alias or moves it; naming the same version again changes nothing. */
    @Transactional
    public Alias set(String route, String alias, String version, String actor) {
        routes.lock(route);
        AliasName.checkOwn(route, alias);
        if (!Name.isValid(version) || versions.find(version).isEmpty()) {
            throw ProblemException.violation(
                    "version", "must be a registered version; GET /api/admin/model-versions lists them");
        }
        String before = store.find(route, alias).map(Alias::version).orElse(null);
        if (!version.equals(before)) {
            store.append(route, alias, before, version, Micros.now(clock), actor);
        }
        return store.find(route, alias).orElseThrow();
    }

    /** Takes an alias away and returns what it was; empty where it named nothing. */
    @Transactional
    public Optional<Alias> delete(String route, String alias, String actor) {
        routes.lock(route);
        AliasName.checkOwn(route, alias);
        Optional<Alias> before = store.find(route, alias);
        before.ifPresent(was -> store.append(route, alias, was.version(), null, Micros.now(clock), actor));
        return before;
    }

    static ProblemException unknown() {
        return ProblemException.notFound(
                "There is no such alias on this route. GET /api/admin/model-versions/aliases lists them.");
    }
}
