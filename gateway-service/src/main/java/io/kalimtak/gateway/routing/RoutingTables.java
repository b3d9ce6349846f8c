package io.kalimtak.gateway.routing;

import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The tables in force. A new one takes over in one step, after every model that serves by it is in memory: no request ever
 * waits for a model, and none falls between two tables. It does not wait for models that nobody is shown an answer of.
 */
@ApplicationScoped
public class RoutingTables {
    private static final Logger LOG = Logger.getLogger(RoutingTables.class);

    private final ModelShelf shelf;
    private final Map<String, Table> inForce = new ConcurrentHashMap<>();
    private final Map<String, Table> wanted = new ConcurrentHashMap<>();

    RoutingTables(ModelShelf shelf) {
        this.shelf = shelf;
    }

    /** The route's table. Throws a 503 problem while none is known. */
    public Table of(String route) {
        Table table = inForce.get(route);
        if (table == null) {
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE,
                    "No model version serves this route yet. The model registry publishes the first one when it starts.",
                    Duration.ofSeconds(2));
        }
        return table;
    }

    /** The route's table; empty while none is known. */
    public Optional<Table> find(String route) {
        return Optional.ofNullable(inForce.get(route));
    }

    /** Whether an arm of a table in force is served by the model of that name at an endpoint. */
    boolean serves(String model) {
        return inForce.values().stream()
                .flatMap(table -> table.arms().stream())
                .anyMatch(arm -> model.equals(arm.model()));
    }

    boolean known(String route) {
        return inForce.containsKey(route);
    }

    /** Checksums of the artifacts that tables in force or on their way name; empty while no table is in force. */
    public Optional<Set<String>> artifacts() {
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(inForce.values().stream(), wanted.values().stream())
                .flatMap(table -> table.arms().stream())
                .map(Arm::artifactSha256)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    /** Takes a published table: older revisions are passed over, a newer one waits here until its models are loaded. */
    void publish(Table table) {
        wanted.merge(table.route(), table, (had, now) -> now.revision() > had.revision() ? now : had);
    }

    /**
     * Brings every wanted table whose models are all there into force. True when nothing is left to do.
     *
     * @param changed told after a table came into force
     */
    boolean settle(Runnable changed) {
        boolean settled = true;
        for (Table table : wanted.values()) {
            Table current = inForce.get(table.route());
            if (current != null && current.revision() >= table.revision()) {
                continue;
            }
            if (shelf.load(table.serving())) {
                inForce.put(table.route(), table);
                changed.run();
                LOG.infof("routing table in force route=%s revision=%d", table.route(), table.revision());
            } else {
                settled = false;
            }
        }
        return settled;
    }

    /**
     * Loads what tables in force may need beside what serves: the version in the shadow and the one to fall back to. True when
     * nothing is left to do.
     */
    boolean warm() {
        boolean all = true;
        for (Table table : inForce.values()) {
            all &= table.shadow().map(shelf::warm).orElse(true);
            all &= table.previousVersion() == null || shelf.warm(table.previousVersion());
        }
        return all;
    }
}
