package io.kalimtak.registry.route;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a route's tables were. Every one is kept, so the questions have answers for all times since the first. */
@ApplicationScoped
public class RouteHistory {
    /** How far a gateway's clock may be behind the registry's. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Routes routes;
    private final RouteStore store;
    private final Clock clock;

    RouteHistory(Routes routes, RouteStore store, Clock clock) {
        this.routes = routes;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The table in force at a time.
     *
     * @param time null for now; a 400 in the future, a 404 before the first table
     */
    public PastTable at(String route, Instant time) {
        RoutingTable now = routes.get(route);
        if (time == null) {
            return new PastTable(now, null);
        }
        if (time.isAfter(clock.instant())) {
            throw ProblemException.violation("at", "must not be in the future");
        }
        return inForce(route, time)
                .orElseThrow(() -> ProblemException.notFound("Route " + route
                        + " had no table then. GET /api/admin/routes/" + route + "/revisions shows its first one."));
    }

    /** The same without refusals: empty where there was none, the newest one for the future. */
    public Optional<PastTable> inForce(String route, Instant time) {
        return store.at(route, time);
    }

    /** The table by which an arm was chosen; empty where no table of the history gives that arm to that version. */
    public Optional<PastTable> behind(Choice choice) {
        return store.behind(choice, choice.at().plus(SKEW));
    }

    /** The tables that a rollout wrote by a strategy, the oldest first. */
    public List<RoutingTable> ofRollout(UUID rolloutId, String strategy) {
        return store.ofRollout(rolloutId, strategy);
    }

    /** The newest first; one more than the limit where there are more. */
    List<RoutingTable> revisions(String route, Optional<Cursor> after, int limit) {
        return store.revisions(routes.get(route).route(), after, limit);
    }
}
