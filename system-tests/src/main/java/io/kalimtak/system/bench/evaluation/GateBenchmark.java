package io.kalimtak.system.bench.evaluation;

import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.prompt.PromotionGate;
import io.kalimtak.prompt.PromptEvaluation;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.ClopperPearson;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Series;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * How often the gate accepts a version that is no better: pairs of versions, each trained on half of the pairs, whose
 * answers are exchanged at random, request by request. The bound on latency is off. As a control, which is only printed, a
 * trained version against the template. Starts no server.
 */
public final class GateBenchmark {
    private static final double CONFIDENCE = 0.95;
    private static final double PERCENT = 100;

    /** What a two-sided interval of 95 % lets through on the one side. */
    private static final double NOMINAL_PERCENT = 2.5;

    private static final double MOST_PERCENT = 5;

    /** Two versions measured on the same requests. */
    private record Twins(EvaluationResult one, EvaluationResult other) {}

    private final PrintStream out;
    private final Path folder;
    private final GatePairs pairs;

    private GateBenchmark(PrintStream out, Path folder, GatePairs pairs) {
        this.out = out;
        this.folder = folder;
        this.pairs = pairs;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("runs", 200);
        defaults.put("trainings", 4);
        Bench.main(
                "gate",
                defaults,
                arguments,
                bench -> new GateBenchmark(
                                bench.out(),
                                bench.folders().root(),
                                GatePairs.find(bench.home().root()))
                        .run(bench.options().positive("runs"), bench.options().positive("trainings")));
    }

    private void run(int runs, int trainings) throws Exception {
        out.printf(
                "%s: %d to train on, %d held out%n",
                pairs.source(), pairs.train().size(), pairs.heldOut().size());
        List<Twins> twins = new ArrayList<>();
        for (int i = 0; i < trainings; i++) {
            twins.add(twins(i));
        }
        control(twins.getFirst().one());
        NullRuns nothing = new NullRuns(options());
        for (int run = 0; run < runs; run++) {
            Twins compared = twins.get(run % twins.size());
            nothing.run(compared.one(), compared.other(), run);
        }
        print(nothing);
    }

    /** Each half of the pairs makes a version; which pairs go where is another matter every time. */
    private Twins twins(int number) throws Exception {
        List<TrainingPair> shuffled = new ArrayList<>(pairs.train());
        Collections.shuffle(shuffled, new Random(number));
        int half = shuffled.size() / 2;
        EvaluationResult one = measured("half-" + number + "-a", shuffled.subList(0, half));
        EvaluationResult other = measured("half-" + number + "-b", shuffled.subList(half, 2 * half));
        out.printf(
                "two versions of %d pairs each: cosine %.3f and %.3f%n",
                half, one.metrics().get("accuracy_cosine"), other.metrics().get("accuracy_cosine"));
        return new Twins(one, other);
    }

    private EvaluationResult measured(String version, List<TrainingPair> learned) throws Exception {
        Path artifact = folder.resolve(version + ".zip");
        new PromptTrainer()
                .train(learned, TrainingOptions.defaults(version, null, null), artifact, TrainingProgress.NONE);
        return new PromptEvaluation().evaluate(PromptModels.load(artifact), pairs.heldOut());
    }

    private void control(EvaluationResult trained) {
        EvaluationResult template = new PromptEvaluation().evaluate(PromptModels.base(), pairs.heldOut());
        GateVerdict verdict = new PromotionGate(options(), 1).compare(template, trained);
        String refusedBy = verdict.checks().stream()
                .filter(check -> !check.passed())
                .map(check -> " " + check.name())
                .collect(Collectors.joining());
        out.printf(
                "control: a trained version against the template is %s%n",
                verdict.passed() ? "accepted" : "refused by" + refusedBy);
    }

    /** The defaults without a bound on time: a busy machine would refuse what is to be let through or not by its answers. */
    private static GateOptions options() {
        GateOptions defaults = GateOptions.defaults();
        return new GateOptions(
                defaults.betterOn(),
                defaults.confidence(),
                defaults.resamples(),
                defaults.guards(),
                defaults.minSliceSize(),
                defaults.maxSliceLoss(),
                defaults.minGoldenRows(),
                defaults.maxGoldenLoss(),
                Double.MAX_VALUE);
    }

    private void print(NullRuns nothing) {
        double rate = PERCENT * nothing.accepted() / nothing.runs();
        double bound = PERCENT * ClopperPearson.upper(nothing.accepted(), nothing.runs(), CONFIDENCE);
        out.printf(
                "%d comparisons without a difference: %d accepted, %.1f %% (by chance alone %.1f %%), with 95 %%"
                        + " confidence at most %.1f %%%n",
                nothing.runs(), nothing.accepted(), rate, NOMINAL_PERCENT, bound);
        out.println("refused by (a comparison may be refused by several):");
        nothing.refusals().forEach((check, times) -> out.printf("  %-24s %4d%n", check, times));
        Goals goals = new Goals(out);
        goals.atMost("false accepts, 95 % upper bound, per cent", Series.of(bound), MOST_PERCENT);
        goals.conclude();
    }
}
