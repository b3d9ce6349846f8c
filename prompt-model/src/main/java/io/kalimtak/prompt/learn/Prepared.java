package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.text.TargetLine;
import io.kalimtak.prompt.text.TargetParser;
import io.kalimtak.prompt.text.Topic;
import io.kalimtak.prompt.vector.TextVectors;
import java.util.List;

/** A pair ready to be learned from: its prompt cut into lines (topic put as the slot), both its vectors. */
record Prepared(TrainingPair pair, ToolFamily family, List<TargetLine> lines, float[] input, float[] target) {
    /** A prompt cut into lines, its request's topic put as the slot where the language's requests are read for one. */
    static List<TargetLine> lines(String input, String prompt, String language) {
        List<TargetLine> lines = TargetParser.parse(prompt);
        if (!TextVectors.usesEncoder(language)) {
            return lines;
        }
        return Topic.of(input)
                .map(topic -> lines.stream()
                        .map(line -> new TargetLine(line.section(), Topic.slotted(line.text(), topic)))
                        .toList())
                .orElse(lines);
    }

    /** The request that the pair answers. */
    PromptRequest request() {
        return new PromptRequest(pair.input(), pair.language(), pair.targetTool());
    }
}
