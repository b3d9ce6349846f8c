package io.kalimtak.gateway.routing;

import io.kalimtak.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the route of {@code /api/generate} has a table whose models are in memory. */
@Readiness
@ApplicationScoped
class RoutingCheck implements HealthCheck {
    private final RoutingTables tables;
    private final GatewayConfig config;

    RoutingCheck(RoutingTables tables, GatewayConfig config) {
        this.tables = tables;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("routing")
                .status(tables.known(config.route()))
                .build();
    }
}
