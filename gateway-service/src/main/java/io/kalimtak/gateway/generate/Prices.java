package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What answers cost, where the configuration has prices for the engine that gave them. */
@ApplicationScoped
class Prices {
    private static final double MILLION = 1e6;

    private final GatewayConfig config;

    Prices(GatewayConfig config) {
        this.config = config;
    }

    /** In the currency of the prices; empty for an engine without any. */
    Optional<Double> cost(Answered answered) {
        String engine = answered.assignment().arm().engine();
        return Optional.ofNullable(config.prices().get(engine))
                .map(price -> (answered.response().tokensInput() * price.inputPerMillion()
                                + answered.response().tokensOutput() * price.outputPerMillion())
                        / MILLION);
    }
}
