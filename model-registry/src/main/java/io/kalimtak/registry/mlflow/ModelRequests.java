package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Bodies of the protocol's calls of registered models. Fields that this release does not know are passed over, as MLflow's
 * own server does: newer clients send more.
 */
final class ModelRequests {
    private ModelRequests() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Named(String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Described(String name, String description) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Latest(String name, List<String> stages) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tagged(String name, String key, String value) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Aliased(String name, String alias, String version) {}
}
