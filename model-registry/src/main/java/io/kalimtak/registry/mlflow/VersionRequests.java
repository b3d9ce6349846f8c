package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** Bodies of the protocol's calls of model versions; see {@link ModelRequests}. */
final class VersionRequests {
    private VersionRequests() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Create(String name, String source, String runId, List<Tag> tags, String runLink, String description) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Described(String name, String version, String description) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Staged(String name, String version, String stage) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tagged(String name, String version, String key, String value) {}
}
