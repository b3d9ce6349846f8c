package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.text.TargetLine;
import java.util.List;

/** A pair ready to be learned from: its prompt cut into lines (topic put as the slot), both its vectors. */
record Prepared(TrainingPair pair, ToolFamily family, List<TargetLine> lines, float[] input, float[] target) {
    /** The request that the pair answers. */
    PromptRequest request() {
        return new PromptRequest(pair.input(), pair.language(), pair.targetTool());
    }
}
