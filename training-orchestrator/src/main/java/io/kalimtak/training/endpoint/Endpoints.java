package io.kalimtak.training.endpoint;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The configured endpoints and their keys. Keys stand in files or in the environment, never in the configuration. */
@ApplicationScoped
@Startup
public class Endpoints {
    private final EndpointsConfig config;
    private final UnaryOperator<String> environment;

    /** For proxies only. */
    protected Endpoints() {
        this.config = null;
        this.environment = null;
    }

    @jakarta.inject.Inject
    public Endpoints(EndpointsConfig config) {
        this(config, System::getenv);
    }

    Endpoints(EndpointsConfig config, UnaryOperator<String> environment) {
        this.config = config;
        this.environment = environment;
        config.named().forEach(Endpoints::price);
    }

    public boolean isConfigured(String engine) {
        return config.named().containsKey(engine);
    }

    /** What its tokens cost, where that was configured; a price that was left out is 0. */
    public Optional<TokenPrice> price(String engine) {
        return Optional.ofNullable(config.named().get(engine)).flatMap(endpoint -> price(engine, endpoint));
    }

    private static Optional<TokenPrice> price(String engine, EndpointsConfig.Endpoint endpoint) {
        if (endpoint.inputPricePerMillion().isEmpty()
                && endpoint.outputPricePerMillion().isEmpty()) {
            return Optional.empty();
        }
        double input = endpoint.inputPricePerMillion().orElse(0.0);
        double output = endpoint.outputPricePerMillion().orElse(0.0);
        if (!TokenPrice.isPossible(input) || !TokenPrice.isPossible(output)) {
            throw new IllegalArgumentException("kalimtak.training.endpoints." + engine
                    + ".{input,output}-price-per-million must be numbers from 0, not " + input + " and " + output);
        }
        return Optional.of(new TokenPrice(input, output));
    }

    /** Throws EndpointRefusedException for one that is not configured here. */
    EndpointsConfig.Endpoint of(String engine) {
        EndpointsConfig.Endpoint endpoint = config.named().get(engine);
        if (endpoint == null) {
            throw new EndpointRefusedException(
                    "The endpoint " + engine + " is not configured here; set kalimtak.training.endpoints." + engine
                            + ".base-url.",
                    0);
        }
        return endpoint;
    }

    /** The key, if one is named. Throws EndpointRefusedException when it is named and not there. */
    Optional<String> key(String engine) {
        EndpointsConfig.Endpoint endpoint = of(engine);
        if (endpoint.keyFile().isPresent()) {
            try {
                return Optional.of(Files.readString(endpoint.keyFile().get()).strip());
            } catch (IOException e) {
                throw new EndpointRefusedException("The key file of the endpoint " + engine + " cannot be read.", 0);
            }
        }
        return endpoint.keyEnv()
                .map(name -> Optional.ofNullable(environment.apply(name))
                        .orElseThrow(() -> new EndpointRefusedException(
                                "The environment lacks the variable with the key of the endpoint " + engine + ".", 0)));
    }
}
