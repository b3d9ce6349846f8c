package io.kalimtak.curation.content.moderation;

import java.net.URI;
import java.time.Duration;

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
    public ModerationEndpoint {
        if (attempts < 1 || batch < 1) {
            throw new IllegalArgumentException("attempts and batch are at least 1");
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
