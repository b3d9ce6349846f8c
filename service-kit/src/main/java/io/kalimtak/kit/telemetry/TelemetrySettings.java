package io.kalimtak.kit.telemetry;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches traces on where a collector is named, by our setting or by OpenTelemetry's own variables, and leaves them off
 * otherwise: Quarkus has one setting for the switch and others for the address, and an address alone would be passed over.
 * Quarkus' own settings ({@code quarkus.otel.*}) come before what is said here.
 */
public final class TelemetrySettings implements ConfigSourceFactory {
    static final String ENDPOINT = "kalimtak.telemetry.endpoint";
    static final String PROTOCOL = "kalimtak.telemetry.protocol";
    static final String SHARE = "kalimtak.telemetry.share";

    /** Before the kit's defaults (90), after a service's own configuration (250 and more). */
    private static final int ORDINAL = 95;

    private static final String OTLP = "quarkus.otel.exporter.otlp.";
    private static final Set<String> PROTOCOLS = Set.of("grpc", "http/protobuf");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String endpoint = first(context, ENDPOINT, "otel.exporter.otlp.endpoint");
        if (endpoint == null || Boolean.parseBoolean(first(context, "otel.sdk.disabled"))) {
            return List.of();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.otel.sdk.disabled", "false");
        settings.put(OTLP + "endpoint", checked(endpoint));
        settings.put(OTLP + "protocol", protocol(first(context, PROTOCOL, "otel.exporter.otlp.protocol")));
        settings.put("quarkus.otel.traces.sampler.arg", share(first(context, SHARE)));
        String headers = first(context, "otel.exporter.otlp.headers");
        if (headers != null) {
            settings.put(OTLP + "headers", headers);
        }
        return List.of(new PropertiesConfigSource(settings, "kalimtak.telemetry", ORDINAL));
    }

    private static String first(ConfigSourceContext context, String... names) {
        for (String name : names) {
            ConfigValue value = context.getValue(name);
            if (value != null && value.getValue() != null && !value.getValue().isBlank()) {
                return value.getValue().strip();
            }
        }
        return null;
    }

    private static String checked(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the value, which may hold a key.
        }
        throw new IllegalArgumentException(
                ENDPOINT + " (or OTEL_EXPORTER_OTLP_ENDPOINT) is no address of a collector: set"
                        + " it to one such as http://localhost:4318, or leave it out and no traces are recorded");
    }

    private static String share(String given) {
        try {
            double share = given == null ? 1 : Double.parseDouble(given);
            if (share >= 0 && share <= 1) {
                return Double.toString(share);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                SHARE + " must be a number from 0 to 1: the share of traces that are recorded");
    }

    private static String protocol(String given) {
        if (given != null && !PROTOCOLS.contains(given)) {
            throw new IllegalArgumentException(
                    PROTOCOL + " (or OTEL_EXPORTER_OTLP_PROTOCOL) must be http/protobuf, the default, or grpc");
        }
        return given == null ? "http/protobuf" : given;
    }
}
