package io.kalimtak.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings that all services share. Secrets come from the environment, never from a file in the repository. */
@ConfigMapping(prefix = "kalimtak")
public interface KitConfig {
    Installation installation();

    Internal internal();

    Outbox outbox();

    Consumer consumer();

    Events events();

    interface Installation {
        /** Base64 of at least 32 random bytes. Interaction ids and pseudonyms hang on it: losing it orphans them. */
        String key();
    }

    interface Internal {
        /** Shared by the services of one installation; at least 32 characters. */
        String secret();

        /** Whether HTTP calls need the shared secret. The gateway, the public door, has its own keys instead. */
        @WithDefault("true")
        boolean required();
    }

    interface Outbox {
        /** Rows sent in one go. */
        @WithDefault("500")
        int batchSize();

        /** How long the relay waits for a nudge before it looks again by itself. */
        @WithDefault("200ms")
        Duration pollInterval();
    }

    interface Events {
        /** How Kafka's producer compresses: zstd, lz4, snappy, gzip or none. */
        @WithDefault("zstd")
        String compression();
    }

    interface Consumer {
        /** First pause after a failure that may pass; it doubles up to {@link #retryMax()}. */
        @WithDefault("200ms")
        Duration retryFirst();

        /** Longest pause between two tries. */
        @WithDefault("10s")
        Duration retryMax();
    }
}
