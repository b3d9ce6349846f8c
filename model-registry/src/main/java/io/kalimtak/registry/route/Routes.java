package io.kalimtak.registry.route;

import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.db.Micros;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The only writer of routing tables: the row, the revision and the event, together, in the caller's transaction. Who
 * changes a route locks it first, so revisions and events of a route have one order.
 */
@ApplicationScoped
public class Routes {
    /** The route of an installation that names no other. */
    public static final String DEFAULT = "default";

    private static final long FIRST_REVISION = 1;

    /**
     * What a route shall look like from now on.
     *
     * @param salt null to keep the present one
     */
    public record Change(
            UUID rolloutId,
            String strategy,
            List<Arm> arms,
            String salt,
            String liveVersion,
            String previousVersion,
            String reason,
            String actor) {}

    private final RouteStore store;
    private final Outbox outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Routes(RouteStore store, Outbox outbox, Clock clock, Supplier<UUID> ids) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /** The table in force; 404 for a route that there is not. */
    public RoutingTable get(String route) {
        return known(Optional.of(route).filter(Name::isValid).flatMap(store::find));
    }

    /** The same, and nobody else changes the route until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public RoutingTable lock(String route) {
        return known(Optional.of(route).filter(Name::isValid).flatMap(store::lock));
    }

    public boolean exists(String route) {
        return store.find(route).isPresent();
    }

    /** Makes a route. The caller sees to it that nobody else does at the same time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public RoutingTable create(String route, Change change) {
        return write(route, FIRST_REVISION, change.salt(), change);
    }

    /** Writes the next revision of a locked route. */
    @Transactional(Transactional.TxType.MANDATORY)
    public RoutingTable replace(RoutingTable locked, Change change) {
        String salt = change.salt() == null ? locked.salt() : change.salt();
        return write(locked.route(), locked.revision() + 1, salt, change);
    }

    /** What a rollback from {@code live} would bring back: the version that was live last and merely retired. */
    public Optional<String> previousOf(String route, String live) {
        return store.lastRetired(route, live);
    }

    /** Whether a version was ever live on a route. */
    public boolean wasLive(String route, String version) {
        return store.wasLive(route, version);
    }

    private RoutingTable write(String route, long revision, String salt, Change change) {
        RoutingTable table = new RoutingTable(
                route,
                revision,
                change.rolloutId(),
                change.strategy(),
                change.arms(),
                salt,
                change.liveVersion(),
                change.previousVersion(),
                change.reason(),
                change.actor(),
                Micros.now(clock));
        store.put(table);
        outbox.append(Topic.ROLLOUTS, route, RouteEvents.of(table, ids.get()));
        return table;
    }

    private RoutingTable known(Optional<RoutingTable> table) {
        return table.orElseThrow(() -> ProblemException.notFound(
                "There is no such route. Routes here: " + String.join(", ", store.names()) + "."));
    }
}
