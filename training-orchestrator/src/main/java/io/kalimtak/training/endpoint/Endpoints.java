package io.kalimtak.training.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The configured endpoints and their keys. Keys stand in files or in the environment, never in the configuration. */
@ApplicationScoped
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
    }

    public boolean isConfigured(String engine) {
        return config.named().containsKey(engine);
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
