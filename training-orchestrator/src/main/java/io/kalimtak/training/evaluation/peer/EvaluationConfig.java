package io.kalimtak.training.evaluation.peer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;

/** What evaluations ask other services for. */
@ConfigMapping(prefix = "kalimtak.training.evaluation")
public interface EvaluationConfig {
    /** The longest that one call may take, to the last byte of its answer. */
    @WithDefault("30s")
    Duration timeout();

    /** How often a service that does not answer is asked, with the worker's pauses in between. */
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int tries();

    Fresh fresh();

    Satisfaction satisfaction();

    /** Rows that people rated well since a set was made. */
    interface Fresh {
        /** Where curation-service answers; without it, where every service is told that it is. */
        @WithDefault("${kalimtak.services.curation.url:http://127.0.0.1:8083}")
        URI url();

        /** The most rows, the newest; 0 measures none. */
        @WithDefault("200")
        @Min(0)
        @Max(500)
        int rows();
    }

    /** What people say of versions. */
    interface Satisfaction {
        /** Where interaction-service answers; without it, where every service is told that it is. */
        @WithDefault("${kalimtak.services.interaction.url:http://127.0.0.1:8081}")
        URI url();

        /** Ratings of this long until now count. */
        @WithDefault("30d")
        Duration window();
    }
}
