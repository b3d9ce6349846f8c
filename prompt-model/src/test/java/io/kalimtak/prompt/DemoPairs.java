package io.kalimtak.prompt;

import io.kalimtak.prompt.bench.PairFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The demonstration corpus, parted as the loop would part it. */
final class DemoPairs {
    private DemoPairs() {}

    static List<TrainingPair> train() throws IOException {
        return PairFiles.demo().stream()
                .filter(row -> !row.heldout())
                .map(PairFiles.Row::corrected)
                .toList();
    }

    static List<EvaluationPair> heldout() throws IOException {
        return PairFiles.demo().stream()
                .filter(PairFiles.Row::heldout)
                .map(PairFiles.Row::evaluation)
                .toList();
    }

    /** The same pairs, every target with another one's request: whatever is learned from them is chance. */
    static List<TrainingPair> shuffledInputs(List<TrainingPair> pairs) {
        List<String> inputs =
                new ArrayList<>(pairs.stream().map(TrainingPair::input).toList());
        Collections.shuffle(inputs, new Random(13));
        List<TrainingPair> shuffled = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            TrainingPair pair = pairs.get(i);
            shuffled.add(new TrainingPair(
                    pair.id(),
                    pair.subject(),
                    inputs.get(i),
                    pair.target(),
                    pair.language(),
                    pair.targetTool(),
                    pair.weight(),
                    pair.cluster()));
        }
        return shuffled;
    }
}
