package io.kalimtak.registry.version;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;

/** What the orchestrator says of a version that a run made. */
record RegisterVersionRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String baseModel,

        @Size(max = 100) String parentVersion,

        @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}", message = "must be embedded or the name of an endpoint")
        String engine,

        @Size(min = 1, max = 200) @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String model,

        @Size(min = 1, max = 32_768) @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String systemPrompt,

        UUID trainingSetId,
        UUID runId,

        @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
        String artifactSha256,

        @NotNull @Size(max = 500)
        Map<
                        @NotBlank @Size(max = 200) @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE) String,
                        @NotNull Double>
                metrics,

        @NotNull @Pattern(regexp = "registered|rejected", message = "must be registered or rejected")
        String status,

        @Size(max = 2000) @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String reason) {
    static final String NO_CONTROLS = "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\p{Cs}]*";
    static final String NO_CONTROLS_RULE = "must not have control characters or halves of surrogate pairs";
}
