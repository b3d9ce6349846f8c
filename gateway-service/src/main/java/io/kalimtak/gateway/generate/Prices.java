package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.stage.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What answers cost, where the configuration has prices for the engine that gave them. */
@ApplicationScoped
class Prices {
    private static final double MILLION = 1e6;

    private final GatewayConfig config;

    Prices(GatewayConfig config) {
        this.config = config;
    }

    /** Of all stages, in the currency of the prices; empty where an endpoint that took part has none, and where none has. */
    Optional<Double> cost(List<Stage> stages) {
        List<Stage> bought = stages.stream().filter(this::isBought).toList();
        if (bought.isEmpty() || !bought.stream().allMatch(stage -> price(stage) != null)) {
            return Optional.empty();
        }
        return Optional.of(bought.stream().mapToDouble(this::cost).sum());
    }

    /** What the gateway itself does costs nothing, unless it is given a price. */
    private boolean isBought(Stage stage) {
        return !stage.engine().equals(Stage.EMBEDDED) || price(stage) != null;
    }

    private double cost(Stage stage) {
        GatewayConfig.Price price = price(stage);
        return (stage.tokensInput() * price.inputPerMillion() + stage.tokensOutput() * price.outputPerMillion())
                / MILLION;
    }

    private GatewayConfig.Price price(Stage stage) {
        return config.prices().get(stage.engine());
    }
}
