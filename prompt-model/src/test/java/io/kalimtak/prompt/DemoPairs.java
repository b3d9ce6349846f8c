package io.kalimtak.prompt;

import io.kalimtak.prompt.bench.PairFiles;
import java.io.IOException;
import java.util.List;

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
}
