package io.kalimtak.curation.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of the rules that judge a row by its words. */
@ConfigMapping(prefix = "kalimtak.curation.content")
public interface ContentConfig {
    @Valid
    Language language();

    @Valid
    Repetition repetition();

    @Valid
    Gibberish gibberish();

    /** Share of words that target and request have in common, from which on the target is an echo. */
    @WithDefault("0.85")
    @DecimalMin("0.5")
    @DecimalMax("1")
    double echoShare();

    @Valid
    Structure structure();

    @Valid
    Unsafe unsafe();

    /** Phrases that drop a row wherever they stand in it. */
    Optional<List<String>> triggers();

    @Valid
    Moderation moderation();

    interface Language {
        /** Primary subtags that a target may be in; any when not set. */
        Optional<Set<String>> allowed();

        /** Letters that two texts need for languages of one script to be told apart. */
        @WithDefault("100")
        @Min(12)
        int minLetters();
    }

    interface Repetition {
        @WithDefault("6")
        @Min(2)
        int minLines();

        @WithDefault("50")
        @Min(10)
        int minWords();

        /** Multiplies the limits of the Gopher rules for n-grams, which were made for web pages. */
        @WithDefault("2")
        @DecimalMin("1")
        double slack();
    }

    interface Gibberish {
        /** Mean natural logarithm of a letter's chance after the one before it. */
        @WithDefault("-4.6")
        @DecimalMin("-9")
        @DecimalMax("-3")
        double unusual();

        @WithDefault("0.5")
        @DecimalMin("0")
        @DecimalMax("1")
        double mashShare();

        @WithDefault("0.6")
        @DecimalMin("0")
        @DecimalMax("1")
        double symbolShare();
    }

    interface Structure {
        /** In chars. */
        @WithDefault("8000")
        @Min(100)
        int maxLine();

        @WithDefault("0.02")
        @DecimalMin("0")
        double minRatio();

        @WithDefault("1000")
        @DecimalMin("1")
        double maxRatio();
    }

    interface Unsafe {
        /** Names of OpenAI's moderation categories; all when not set. */
        Optional<Set<String>> categories();

        /** 1 (mild) to 3 (grave). */
        @WithDefault("2")
        @Min(1)
        @Max(3)
        int minSeverity();
    }

    /** A moderation server; none is asked when no address is set. */
    interface Moderation {
        /** As OpenAI's clients take a base URL, with or without /v1 at its end. */
        Optional<URI> url();

        @WithDefault("omni-moderation-latest")
        String model();

        /** The environment variable that holds the key; goes before the file. */
        Optional<String> keyEnv();

        /** The file that holds the key. */
        Optional<Path> keyFile();

        @WithDefault("10s")
        Duration timeout();

        @WithDefault("5")
        @Min(1)
        int attempts();

        @WithDefault("500ms")
        Duration firstPause();

        @WithDefault("30s")
        Duration longestPause();

        @WithDefault("32")
        @Min(1)
        int batch();
    }
}
