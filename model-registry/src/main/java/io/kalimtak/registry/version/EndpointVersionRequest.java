package io.kalimtak.registry.version;

import static io.kalimtak.registry.version.RegisterVersionRequest.NO_CONTROLS;
import static io.kalimtak.registry.version.RegisterVersionRequest.NO_CONTROLS_RULE;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a model that an endpoint serves already. */
record EndpointVersionRequest(
        @Schema(description = "The engine's name in the gateways' settings", required = true)
        @NotNull(message = "must be given: the engine's name in the gateways' settings")
        @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}", message = "must be the name of an engine of the gateways")
        String engine,

        @Schema(description = "The model's name there: a fine-tune, or an adapter that was loaded", required = true)
        @NotBlank(message = "must be given: the model's name at the endpoint")
        @Size(max = 200)
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String model,

        @Schema(description = "Sent with every request before the caller's messages, at most 32,768 characters")
        @Size(min = 1, max = 32_768, message = "must have 1 to 32,768 characters")
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String systemPrompt,

        @Schema(description = "What the model was made from; the model itself when absent")
        @Size(min = 1, max = 200)
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String baseModel,

        @Schema(description = "The version that it stands on") @Size(max = 100)
        String parentVersion,

        @Schema(description = "Why it is registered, for the history")
        @Size(min = 1, max = 2000)
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_RULE)
        String reason) {
    private static final String REASON = "registered by an operator";

    Registration facts() {
        return new Registration(
                baseModel == null ? model : baseModel,
                parentVersion,
                engine,
                model,
                systemPrompt,
                null,
                null,
                null,
                null,
                Map.of(),
                VersionStatus.REGISTERED,
                reason == null ? REASON : reason);
    }
}
