package io.kalimtak.gateway.shadow;

import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.prompt.PromptRequest;

/** A version that answers like the base one, after what befalls it. */
record BrokenModel(String version, Runnable befalls) implements PromptModel {
    @Override
    public PromptAnswer answer(PromptRequest request) {
        befalls.run();
        return PromptModels.base().answer(request);
    }
}
