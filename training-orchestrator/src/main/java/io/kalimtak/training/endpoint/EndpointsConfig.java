package io.kalimtak.training.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The outside engines of this installation by name; the name is the engine of the versions that they serve. */
@ConfigMapping(prefix = "kalimtak.training.endpoints")
public interface EndpointsConfig {
    @WithParentName
    Map<String, Endpoint> named();

    /** One engine. */
    interface Endpoint {
        /** As OpenAI's clients take it, with or without {@code /v1} at its end. */
        URI baseUrl();

        /** A file that holds the key and nothing else; read at every call, so that a new key needs no restart. */
        Optional<Path> keyFile();

        /** The environment variable that holds the key. */
        Optional<String> keyEnv();

        /** Lets it lie on a private, link-local or loopback address, and be spoken to without TLS. */
        @WithDefault("false")
        boolean allowPrivateAddresses();

        /** The longest that one call may take, to the last byte of its answer; transfer of a file apart. */
        @WithDefault("60s")
        Duration timeout();

        /** The longest that the transfer of a file may take. */
        @WithDefault("30m")
        Duration uploadTimeout();

        /** What a million tokens sent to it cost, in whatever currency; for reports. */
        Optional<Double> inputPricePerMillion();

        /** What a million tokens that it writes cost. */
        Optional<Double> outputPricePerMillion();
    }
}
