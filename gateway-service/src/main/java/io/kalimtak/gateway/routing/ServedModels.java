package io.kalimtak.gateway.routing;

import io.kalimtak.gateway.telemetry.KnownModels;
import jakarta.enterprise.context.ApplicationScoped;

/** The models at endpoints that tables in force name. */
@ApplicationScoped
class ServedModels implements KnownModels {
    private final RoutingTables tables;

    ServedModels(RoutingTables tables) {
        this.tables = tables;
    }

    @Override
    public boolean knows(String model) {
        return tables.serves(model);
    }
}
