package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.shadow.Shadowed;
import io.kalimtak.gateway.stage.PassedOn;
import io.kalimtak.gateway.stage.Stage;
import io.kalimtak.prompt.PromptRequest;
import java.util.Optional;

/** What a shadow version is given of an answered request. */
final class ShadowCopy {
    private ShadowCopy() {}

    /** Empty where the table that the request was given by has no version in the shadow, or one that cannot be asked the same. */
    static Optional<Shadowed> of(Answered answered) {
        return answered.table()
                .shadow()
                .filter(shadow -> canAnswer(answered, shadow))
                .map(shadow -> of(answered, shadow));
    }

    /** An answer to what was passed on cannot be compared with a prompt. */
    private static boolean canAnswer(Answered answered, Arm shadow) {
        PassedOn passedOn = answered.passedOn();
        if (shadow.isEmbedded() || !answered.ending().stages().getFirst().name().equals(Stage.ANSWER)) {
            return true;
        }
        return passedOn != null && passedOn.canAsk(shadow);
    }

    private static Shadowed of(Answered answered, Arm version) {
        GenerateRequest request = answered.request();
        GenerateResponse response = answered.response();
        // A model that answers the prompt afterwards says nothing of the version that made it.
        Stage made = answered.ending().stages().getFirst();
        return new Shadowed(
                response.interactionId(),
                request.userId(),
                response.sessionId(),
                response.createdAt(),
                new PromptRequest(request.inputText(), request.language(), request.targetTool()),
                answered.table().route(),
                answered.table().rolloutId(),
                version,
                answered.passedOn(),
                new Shadowed.Shown(
                        response.modelVersion(),
                        response.structuredPrompt(),
                        made.tokensOutput(),
                        made.processingTimeMs()));
    }
}
