package io.kalimtak.curation.content.moderation;

import io.kalimtak.kit.net.PublicSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;

/**
 * Where and how a moderation endpoint is asked.
 *
 * @param baseUrl as OpenAI's clients take it, with or without {@code /v1} at its end
 * @param key sent as a bearer token; empty for none
 * @param timeout of one attempt, to the last byte of its answer
 * @param attempts for one batch, at least 1
 * @param firstPause before the second attempt; doubles from there on
 * @param longestPause no pause is longer, whatever the server asks for
 * @param batch most texts in one request
 */
public record ModerationEndpoint(
        URI baseUrl,
        String model,
        String key,
        Duration timeout,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        int batch) {
    private static final Pattern SENDABLE = Pattern.compile("[!-~]*");

    public ModerationEndpoint {
        if (attempts < 1 || batch < 1) {
            throw new IllegalArgumentException("attempts and batch are at least 1");
        }
    }

    /**
     * The endpoint of the configuration, when one is set. Throws IllegalStateException when its address cannot be used or the
     * key's variable is not set, and UncheckedIOException when the key's file cannot be read.
     *
     * @param environment a variable's value by its name, or null
     */
    static Optional<ModerationEndpoint> of(ModerationConfig config, UnaryOperator<String> environment) {
        return config.baseUrl()
                .map(url -> new ModerationEndpoint(
                        checked(url, config.allowPrivateAddresses()),
                        config.model(),
                        key(config, environment),
                        config.timeout(),
                        config.attempts(),
                        config.firstPause(),
                        config.longestPause(),
                        config.batch()));
    }

    /** Follows no redirect, uses no proxy and, unless it is allowed to, connects to public addresses alone. */
    static OkHttpClient client(ModerationConfig config) {
        return new OkHttpClient.Builder()
                .socketFactory(config.allowPrivateAddresses() ? SocketFactory.getDefault() : new PublicSockets())
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(config.timeout())
                .readTimeout(config.timeout())
                .writeTimeout(config.timeout())
                .callTimeout(config.timeout())
                .build();
    }

    private static URI checked(URI url, boolean anywhere) {
        boolean plain = "http".equals(url.getScheme());
        if (url.getHost() == null || url.getRawUserInfo() != null || !plain && !"https".equals(url.getScheme())) {
            throw new IllegalStateException(
                    "kalimtak.curation.moderation.base-url must be as https://host/v1, without a user in it");
        }
        if (plain && !anywhere) {
            throw new IllegalStateException(
                    "kalimtak.curation.moderation.base-url is not https; plain http is for servers"
                            + " within the network, with kalimtak.curation.moderation.allow-private-addresses=true");
        }
        return url;
    }

    private static String key(ModerationConfig config, UnaryOperator<String> environment) {
        String key = config.keyEnv()
                .map(variable -> variable(variable, environment))
                .or(() -> config.keyFile().map(ModerationEndpoint::read))
                .orElse("");
        if (!SENDABLE.matcher(key).matches()) {
            throw new IllegalStateException("the key of kalimtak.curation.moderation.key-env or key-file has characters"
                    + " that cannot be sent: it is one line of ASCII without spaces");
        }
        return key;
    }

    private static String variable(String name, UnaryOperator<String> environment) {
        String key = environment.apply(name);
        if (key == null || key.isBlank()) {
            throw new IllegalStateException("kalimtak.curation.moderation.key-env names a variable that is not set");
        }
        return key.strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("kalimtak.curation.moderation.key-file cannot be read", e);
        }
    }

    URI address() {
        String base = baseUrl.toString().replaceFirst("/$", "");
        return URI.create(base + (base.endsWith("/v1") ? "/moderations" : "/v1/moderations"));
    }

    Duration pause(int attempt) {
        Duration pause = firstPause;
        for (int i = 1; i < attempt && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return shorter(pause);
    }

    Duration shorter(Duration pause) {
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModerationEndpoint[" + address() + ", " + model + "]";
    }
}
