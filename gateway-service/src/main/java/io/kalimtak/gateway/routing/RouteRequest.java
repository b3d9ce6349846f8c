package io.kalimtak.gateway.routing;

import io.kalimtak.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a request to a version. */
@ApplicationScoped
public class RouteRequest {
    private final GatewayConfig config;
    private final RoutingTables tables;
    private final ChosenVersion chosen;

    RouteRequest(GatewayConfig config, RoutingTables tables, ChosenVersion chosen) {
        this.config = config;
        this.tables = tables;
        this.chosen = chosen;
    }

    /**
     * The version by the table in force. Throws a 503 problem while there is none.
     *
     * @param unit who is assigned: the user, or the session where there is no user
     */
    public Routed route(String unit) {
        Table table = tables.of(config.route());
        Assignment assignment = Assignment.of(table, unit);
        chosen.set(assignment.arm().version());
        return new Routed(table, assignment);
    }
}
