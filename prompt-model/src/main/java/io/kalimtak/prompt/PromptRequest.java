package io.kalimtak.prompt;

import java.util.Objects;

/**
 * A rough request.
 *
 * @param text what the person typed; blank text is answered by the template alone
 * @param language BCP 47 tag, or null to have it detected
 * @param targetTool the tool that the prompt is for (ChatGPT, Claude, Midjourney, …), or null
 */
public record PromptRequest(String text, String language, String targetTool) {
    public PromptRequest {
        Objects.requireNonNull(text, "text");
    }
}
