package io.kalimtak.training.judge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The judge model; there is none where endpoint or model are not configured. */
@ConfigMapping(prefix = "kalimtak.training.judge")
public interface JudgeConfig {
    /** The endpoint that serves it, one of kalimtak.training.endpoints. */
    Optional<String> endpoint();

    /** Its name there. */
    Optional<String> model();

    /** The most pairs of answers, and the most preferences of people, that one evaluation asks it about; each twice. */
    @WithDefault("100")
    @Min(1)
    int rows();

    /** The first pause before a call that may pass is made again; it doubles, and after the third try the pair has failed. */
    @WithDefault("2s")
    Duration retryFirst();
}
