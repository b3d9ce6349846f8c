package io.kalimtak.curation.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
}
