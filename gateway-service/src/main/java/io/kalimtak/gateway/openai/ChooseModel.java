package io.kalimtak.gateway.openai;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.routing.Assignment;
import io.kalimtak.gateway.routing.ChosenVersion;
import io.kalimtak.gateway.routing.RouteRequest;
import io.kalimtak.gateway.routing.Routed;
import io.kalimtak.gateway.routing.RoutingTables;
import io.kalimtak.gateway.routing.Table;
import io.kalimtak.kit.problem.ProblemException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a client calls a model: a route, whose table chooses; a version of the table, asked for by name; a name that the
 * configuration leads to the route; or a model of the engine that everything else goes to.
 */
@Startup
@ApplicationScoped
class ChooseModel {
    /** Whom a client asked for by name, outside of any comparison. */
    static final String PINNED = "pinned";

    private final GatewayConfig config;
    private final RouteRequest routing;
    private final RoutingTables tables;
    private final ChosenVersion chosen;
    private final Engines engines;

    /** Throws IllegalStateException when the configuration names an engine that is not there. */
    ChooseModel(
            GatewayConfig config, RouteRequest routing, RoutingTables tables, ChosenVersion chosen, Engines engines) {
        this.config = config;
        this.routing = routing;
        this.tables = tables;
        this.chosen = chosen;
        this.engines = engines;
        engines.check("kalimtak.gateway.chat.engine", config.chat().engine());
    }

    /**
     * The choice. Throws a 404 problem for a model that there is not.
     *
     * @param unit who is assigned: the user, or the session where there is no user
     */
    Routed choose(String model, String unit) {
        if (model.equals(config.route())
                || config.chat().routed().orElse(List.of()).contains(model)) {
            return routing.route(unit);
        }
        Table table = tables.of(config.route());
        Optional<Arm> named = table.serving().stream()
                .filter(arm -> arm.version().equals(model))
                .findFirst();
        return pinned(table, named.or(() -> elsewhere(model)).orElseThrow(ChooseModel::unknown));
    }

    private Optional<Arm> elsewhere(String model) {
        return config.chat()
                .engine()
                .filter(engines::has)
                .map(engine -> new Arm(PINNED, model, engine, 1, null, model, null));
    }

    private Routed pinned(Table table, Arm arm) {
        Arm alone = arm.pinned(PINNED);
        chosen.set(arm.version());
        Table own = new Table(table.route(), table.revision(), (UUID) null, List.of(alone), table.salt(), null);
        return new Routed(own, new Assignment(alone, 1));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no model of that name here. GET /v1/models lists the route and its"
                + " versions; to pass other names on, set kalimtak.gateway.chat.engine, to lead them to the route,"
                + " kalimtak.gateway.chat.routed.");
    }
}
