package io.kalimtak.curation.content.ngram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How jobs look for rare n-grams that go with a high score: {@link RareNgramSettings} says what each value means. */
@ConfigMapping(prefix = "kalimtak.curation.ngrams")
public interface NgramConfig {
    @WithDefault("true")
    boolean enabled();

    /** What becomes of rows that hold one: they are put down for review, and with {@code drop} left out as well. */
    @WithDefault("review")
    Action action();

    /** With fewer a rare n-gram, of 1 % of the rows, hardly has the support. */
    @WithDefault("1000")
    @Min(1)
    int minRows();

    @WithDefault("5")
    @Min(1)
    @Max(5)
    int longest();

    @WithDefault("5")
    @Min(2)
    @Max(5)
    int highScore();

    @WithDefault("8")
    @Min(2)
    @Max(255)
    int minSupport();

    @WithDefault("0.01")
    @DecimalMin("0.0001")
    @DecimalMax("0.5")
    double maxShare();

    @WithDefault("0.01")
    @DecimalMin("0.000001")
    @DecimalMax("0.2")
    double falseDiscoveryRate();

    @WithDefault("0.8")
    @DecimalMin("0.1")
    @DecimalMax("1")
    double concentration();

    @WithDefault("1d")
    Duration burst();

    @WithDefault("3")
    @Min(1)
    int fewSubjects();

    /** 22 bits are 16 MiB while a job looks. */
    @WithDefault("22")
    @Min(10)
    @Max(26)
    int sketchBits();

    /** 21 bits are 32 MiB while a job looks. */
    @WithDefault("21")
    @Min(10)
    @Max(26)
    int tableBits();

    /** What becomes of rows. */
    enum Action {
        REVIEW,
        DROP
    }
}
