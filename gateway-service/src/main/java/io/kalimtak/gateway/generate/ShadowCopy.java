package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.shadow.Shadowed;
import io.kalimtak.prompt.PromptRequest;
import java.util.Optional;

/** What a shadow version is given of an answered request. */
final class ShadowCopy {
    private ShadowCopy() {}

    /** Empty where the table that the request was given by has no version in the shadow. */
    static Optional<Shadowed> of(Answered answered) {
        return answered.table().shadow().map(shadow -> of(answered, shadow.version()));
    }

    private static Shadowed of(Answered answered, String version) {
        GenerateRequest request = answered.request();
        GenerateResponse response = answered.response();
        return new Shadowed(
                response.interactionId(),
                request.userId(),
                response.sessionId(),
                response.createdAt(),
                new PromptRequest(request.inputText(), request.language(), request.targetTool()),
                answered.table().route(),
                answered.table().rolloutId(),
                version,
                new Shadowed.Shown(
                        response.modelVersion(),
                        response.structuredPrompt(),
                        response.tokensOutput(),
                        response.processingTimeMs()));
    }
}
