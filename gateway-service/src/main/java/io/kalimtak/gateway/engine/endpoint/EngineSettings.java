package io.kalimtak.gateway.engine.endpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Looks at one engine's settings before anybody asks it: what cannot work stops the start, with a message that names the key. */
final class EngineSettings {
    /** The engine that is built in. */
    private static final String EMBEDDED = "embedded";

    private static final int MOST_RETRIES = 10;

    /** These carry a key, which stands in a file or a variable, or are the HTTP client's own. */
    private static final Set<String> NOT_TO_SET = Set.of(
            "authorization",
            "proxy-authorization",
            "api-key",
            "x-api-key",
            "cookie",
            "host",
            "content-type",
            "content-length",
            "transfer-encoding",
            "connection");

    private final String prefix;
    private final EnginesConfig.Endpoint settings;

    EngineSettings(String name, EnginesConfig.Endpoint settings) {
        this.prefix = "kalimtak.gateway.engines." + name;
        this.settings = settings;
        require(!EMBEDDED.equals(name) && !name.isBlank(), "", "is the name of the engine that is built in");
    }

    /** Throws IllegalStateException. */
    void check(EngineKey key) {
        address();
        headers();
        require(!settings.model().isBlank(), ".model", "is empty");
        require(
                settings.provider().matches("[A-Za-z0-9._-]{1,64}"),
                ".provider",
                "must be a name such as openai, of 1 to 64 letters, digits, dots, dashes and underscores");
        require(
                settings.keyFile().isEmpty() || settings.keyVariable().isEmpty(),
                ".key-file",
                "and .key-variable are both set; one of them is enough");
        key(key);
        limits();
        circuit(settings.circuit());
    }

    /** The certificates of its trust file; null without one. Throws IllegalStateException. */
    TrustedCertificates trusted() {
        Path file = settings.trust().orElse(null);
        try {
            return file == null ? null : TrustedCertificates.of(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(prefix + ".trust is no PEM file with certificates that can be read", e);
        }
    }

    private void address() {
        // Not as a URI, which knows no host with an underscore in it.
        HttpUrl url = HttpUrl.parse(settings.baseUrl());
        require(
                url != null
                        && url.encodedUsername().isEmpty()
                        && url.encodedPassword().isEmpty()
                        && url.query() == null
                        && url.fragment() == null,
                ".base-url",
                "must be as https://host/v1, with no user, query or fragment in it");
        require(
                url.isHttps() || settings.allowPrivate(),
                ".base-url",
                "is not https; plain http is for servers within the network, with " + prefix + ".allow-private=true");
    }

    private void headers() {
        for (Map.Entry<String, String> header : settings.headers().entrySet()) {
            String name = header.getKey();
            require(
                    !NOT_TO_SET.contains(name.toLowerCase(Locale.ROOT)),
                    ".headers." + name,
                    "cannot be set; a key comes from .key-file or .key-variable");
            require(isHeader(name, header.getValue()), ".headers." + name, "is no header");
        }
    }

    private static boolean isHeader(String name, String value) {
        try {
            Headers.of(name, value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void key(EngineKey key) {
        try {
            key.read();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(prefix + " " + e.getMessage(), e);
        }
    }

    private void limits() {
        positive(".connect-within", settings.connectWithin());
        positive(".first-token-within", settings.firstTokenWithin());
        positive(".between-tokens", settings.betweenTokens());
        positive(".whole-within", settings.wholeWithin());
        require(!settings.retryWithin().isNegative(), ".retry-within", "is negative");
        require(!settings.queueWithin().isNegative(), ".queue-within", "is negative");
        require(
                settings.retries() >= 0 && settings.retries() <= MOST_RETRIES,
                ".retries",
                "must be from 0 to " + MOST_RETRIES);
        require(settings.concurrency() > 0, ".concurrency", "must be at least 1");
        require(settings.queue() >= 0, ".queue", "must be at least 0");
    }

    private void circuit(EnginesConfig.Circuit circuit) {
        require(
                circuit.failureShare() > 0 && circuit.failureShare() <= 1,
                ".circuit.failure-share",
                "must be above 0 and at most 1");
        require(
                circuit.leastCalls() > 0 && circuit.leastCalls() <= circuit.lastCalls(),
                ".circuit.least-calls",
                "must be from 1 to .last-calls");
        require(circuit.trials() > 0, ".circuit.trials", "must be at least 1");
        positive(".circuit.open-for", circuit.openFor());
    }

    private void positive(String key, Duration duration) {
        require(duration.isPositive(), key, "must be longer than nothing");
    }

    private void require(boolean holds, String key, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(prefix + key + " " + otherwise);
        }
    }
}
