package io.kalimtak.gateway.engine.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engines at endpoints of this installation, by name; routing tables and fallbacks name them so. */
@ConfigMapping(prefix = "kalimtak.gateway.engines")
public interface EnginesConfig {
    @WithParentName
    Map<String, Endpoint> named();

    /** One engine. */
    interface Endpoint {
        /** What its paths stand below, such as {@code https://api.example.com/v1}. */
        String baseUrl();

        /** The model that is asked when a call names none. */
        String model();

        /**
         * Whose protocol it speaks, as {@code gen_ai.provider.name} of OpenTelemetry's conventions has it, or a name of one's
         * own: letters, digits, dots, dashes and underscores.
         */
        @WithDefault("openai")
        String provider();

        /** A file that holds the key and nothing else; read at every call, so that a new key needs no restart. */
        Optional<Path> keyFile();

        /** The environment variable that holds the key. */
        Optional<String> keyVariable();

        /** Sent with every call; none that would carry a key. */
        Map<String, String> headers();

        /** A PEM file with the certificates to trust, in place of the JDK's. */
        Optional<Path> trust();

        /** Lets it lie on a private, link-local or loopback address, and be spoken to without TLS. */
        @WithDefault("false")
        boolean allowPrivate();

        /** Until a request can be sent: look-up, connection and TLS together. */
        @WithDefault("5s")
        Duration connectWithin();

        /** From the request to the first event of a stream. */
        @WithDefault("60s")
        Duration firstTokenWithin();

        /** The longest wait for the next event of a stream; how long its reader takes does not count. */
        @WithDefault("30s")
        Duration betweenTokens();

        /** From the begin of a call to the last byte of its answer, retries included, fallbacks not. */
        @WithDefault("10m")
        Duration wholeWithin();

        /** How often a call that came to nothing is tried again, where that is safe. */
        @WithDefault("2")
        int retries();

        /** The longest pause before a retry; an endpoint that asks for a longer one is not asked again. */
        @WithDefault("10s")
        Duration retryWithin();

        /** Engines that are asked in its place when it gives no answer, in order. */
        Optional<List<String>> fallbacks();

        /** Calls that it is asked at once. A stream is one until its end. */
        @WithDefault("256")
        int concurrency();

        /** Calls that may wait for one of these to end. */
        @WithDefault("128")
        int queue();

        /** How long they may wait. */
        @WithDefault("10s")
        Duration queueWithin();

        Circuit circuit();
    }

    /** When an engine that fails is left alone for a while. */
    interface Circuit {
        /** Share of failures, in (0, 1], among the last calls that opens it. */
        @WithDefault("0.5")
        double failureShare();

        /** How many last calls are looked at. */
        @WithDefault("20")
        int lastCalls();

        /** With fewer calls it stays closed. */
        @WithDefault("10")
        int leastCalls();

        /** How long it stays open before some calls are let through to try. */
        @WithDefault("30s")
        Duration openFor();

        /** How many are let through to try. */
        @WithDefault("3")
        int trials();
    }
}
