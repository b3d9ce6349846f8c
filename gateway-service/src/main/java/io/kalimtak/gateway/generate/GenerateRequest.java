package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.StorableText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /api/generate}. */
public record GenerateRequest(
        @Schema(description = "The rough request, 1 to 32,768 characters", required = true)
        @NotBlank(message = "must be given and not be blank")
        @Size(max = 32_768, message = "must have at most 32,768 characters")
        @StorableText
        String inputText,

        @Schema(description = "The tool that the prompt is for, for example ChatGPT, Claude, Gemini, Midjourney")
        @Size(min = 1, max = 64, message = "must have 1 to 64 characters")
        @StorableText
        String targetTool,

        @Schema(description = "BCP 47 tag of the request's language; detected when absent")
        @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}", message = "must be a BCP 47 tag such as en or ar-EG")
        String language,

        @Schema(description = "Your own name for the person, at most 128 characters")
        @Size(min = 1, max = 128, message = "must have 1 to 128 characters")
        @StorableText
        String userId,

        @Schema(description = "The session; made when absent")
        UUID sessionId,

        @Schema(description = "At most 16 pairs of your own") @Size(max = 16, message = "must have at most 16 pairs")
        Map<
                        @Size(min = 1, max = 64, message = "must have keys of 1 to 64 characters") @StorableText String,
                        @Size(max = 512, message = "must have values of at most 512 characters") @StorableText String>
                metadata) {
    public GenerateRequest {
        metadata = metadata == null ? Map.of() : metadata;
    }
}
