package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.EvaluationPair;
import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptEvaluation;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.training.endpoint.EndpointModel;
import io.kalimtak.training.endpoint.EndpointModel.Spent;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.work.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Measures versions on rows, one after another, and tells the watch how far it is. For one thread. */
final class Measuring {
    /** The figure of versions that an endpoint serves whose prices are known. */
    static final String COST = "cost_mean";

    private final PromptEvaluation evaluation = new PromptEvaluation();
    private final Watch watch;
    private final int expected;
    private int answered;

    /** @param expected answers that will be asked for, about */
    Measuring(Watch watch, int expected) {
        this.watch = watch;
        this.expected = Math.max(1, expected);
    }

    /**
     * The rows whose target is not, word for word, the version's own answer. One that is says nothing of two versions: the
     * one repeats it, and the other may be as good in other words.
     */
    List<SetRow> notWrittenBy(PromptModel model, List<SetRow> rows) {
        PromptModel watched = new Watched(model);
        return rows.stream()
                .filter(row -> !watched.answer(new PromptRequest(row.input(), row.language(), row.targetTool()))
                        .structuredPrompt()
                        .strip()
                        .equals(row.target().strip()))
                .toList();
    }

    /** The version's answers and figures; there must be rows. */
    EvaluationResult measure(PromptModel model, List<SetRow> rows) {
        List<EvaluationPair> pairs = rows.stream()
                .map(row -> new EvaluationPair(row.id(), row.input(), row.target(), row.language(), row.targetTool()))
                .toList();
        Optional<Spent> before = spent(model);
        EvaluationResult result = evaluation.evaluate(new Watched(model), pairs);
        return before.flatMap(from -> spent(model).map(to -> priced(result, from, to)))
                .orElse(result);
    }

    private static EvaluationResult priced(EvaluationResult result, Spent from, Spent to) {
        Map<String, Double> metrics = new TreeMap<>(result.metrics());
        metrics.put(COST, (to.cost() - from.cost()) / (to.answers() - from.answers()));
        return new EvaluationResult(result.version(), result.rows(), metrics);
    }

    private static Optional<Spent> spent(PromptModel model) {
        return model instanceof EndpointModel served ? served.spent() : Optional.empty();
    }

    /** A model that stops answering when the work is aborted: an evaluation has no other seam. */
    private final class Watched implements PromptModel {
        private final PromptModel model;

        Watched(PromptModel model) {
            this.model = model;
        }

        @Override
        public String version() {
            return model.version();
        }

        @Override
        public PromptAnswer answer(PromptRequest request) {
            watch.progress("evaluating " + model.version(), Math.min(1.0, (double) answered / expected));
            answered++;
            return model.answer(request);
        }
    }
}
