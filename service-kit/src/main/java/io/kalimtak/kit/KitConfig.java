package io.kalimtak.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings that all services share. Secrets come from the environment, never from a file in the repository. */
@ConfigMapping(prefix = "kalimtak")
public interface KitConfig {
    Installation installation();

    Internal internal();

    Outbox outbox();

    Consumer consumer();

    Events events();

    Telemetry telemetry();

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

        /** How long a record may wait to be taken by Kafka's producer, which must know its topic and have room for it. */
        @WithDefault("5s")
        Duration maxBlock();
    }

    interface Telemetry {
        /** Of an OTLP collector, such as http://localhost:4318; without one no traces are recorded. */
        Optional<String> endpoint();

        /** http/protobuf or grpc; without one, http/protobuf. */
        Optional<String> protocol();

        /** In [0, 1]: the share of traces that are recorded, where a caller does not say. */
        @WithDefault("1.0")
        double share();

        /** Whether spans hold what people write and models answer. A store of traces is outside of erasure. */
        @WithDefault("false")
        boolean content();
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
