package io.kalimtak.curation.content.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A moderation server that jobs ask; none is asked when no address is set. */
@ConfigMapping(prefix = "kalimtak.curation.moderation")
public interface ModerationConfig {
    /** As OpenAI's clients take a base URL, with or without /v1 at its end. */
    Optional<URI> baseUrl();

    @WithDefault("omni-moderation-latest")
    String model();

    /** The environment variable that holds the key; goes before the file. */
    Optional<String> keyEnv();

    /** The file that holds the key; read at every job. */
    Optional<Path> keyFile();

    /** Of one attempt, to the last byte of its answer. */
    @WithDefault("10s")
    Duration timeout();

    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();

    /** Before the second attempt; doubles from there on. */
    @WithDefault("1s")
    Duration firstPause();

    /** No pause is longer, whatever the server asks for. */
    @WithDefault("30s")
    Duration longestPause();

    /** Most texts in one request. */
    @WithDefault("32")
    @Min(1)
    @Max(1000)
    int batch();

    /** Most UTF-16 units in one request; one text alone may be longer. */
    @WithDefault("200000")
    @Min(1)
    int batchCharacters();

    /** Names of OpenAI's moderation categories that drop a row; all when not set. */
    Optional<Set<String>> categories();

    /** 1 (mild) to 3 (grave); what a server flags without saying how much counts as grave. */
    @WithDefault("2")
    @Min(1)
    @Max(3)
    int minSeverity();

    /** Whether the server may be at a loopback, link-local, private or otherwise not public address, and speak plain HTTP. */
    @WithDefault("false")
    boolean allowPrivateAddresses();
}
