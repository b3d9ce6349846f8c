package io.kalimtak.prompt.bench;

import io.kalimtak.prompt.AnswerMetrics;
import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.EvaluationPair;
import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.PromotionGate;
import io.kalimtak.prompt.PromptEvaluation;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.prompt.TrainingReport;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Prints what more pairs bring: metrics on held-out pairs for the template, for 5, 20, 50 and 100 % of the training pairs, and for shuffled
 * inputs as the control, with time to train, size of the artifact and latency. Arguments: {@code real} or {@code demo}, then the shares to
 * train on in per cent (default all), then {@code show=N} to print N held-out answers of the last version, and {@code size=N} to train on N pairs
 * for the time it takes: where there are fewer, they are used again in turn, each time as a pair of its own.
 */
public final class LearningCurve {
    private static final int[] SHARES = {5, 20, 50, 100};

    /** The size that the engine's limits are stated for: at most 60 s on two cores, answers at most 20 ms at p99. */
    private static final int LIMIT_SIZE = 5_000;

    private final PrintStream out;
    private final List<EvaluationPair> heldout;
    private final Path folder;
    private EvaluationResult base;
    private PromptModel last;

    private LearningCurve(PrintStream out, List<EvaluationPair> heldout) throws Exception {
        this.out = out;
        this.heldout = heldout;
        this.folder = Files.createTempDirectory("learning-curve");
    }

    public static void main(String[] arguments) throws Exception {
        boolean demo = arguments.length > 0 && arguments[0].equals("demo");
        List<PairFiles.Row> rows = demo
                ? PairFiles.demo()
                : PairFiles.read(PairFiles.real()
                        .orElseThrow(() -> new IllegalArgumentException("There is no pairs.jsonl.gz in "
                                + "../shared/data; name its folder with -Dkalimtak.data, or ask for demo")));
        List<TrainingPair> train = new ArrayList<>(rows.stream()
                .filter(row -> !row.heldout())
                .map(row -> demo ? row.corrected() : row.released())
                .toList());
        Collections.shuffle(train, new Random(7));
        List<EvaluationPair> heldout = rows.stream()
                .filter(PairFiles.Row::heldout)
                .map(PairFiles.Row::evaluation)
                .toList();
        LearningCurve curve = new LearningCurve(System.out, heldout);
        curve.run(train, arguments);
    }

    private void run(List<TrainingPair> train, String[] arguments) throws Exception {
        out.printf("%d training pairs, %d held out%n", train.size(), heldout.size());
        measure("template", PromptModels.base(), null);
        int show = 0;
        List<Integer> shares = new ArrayList<>();
        boolean control = false;
        int size = 0;
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].startsWith("show=")) {
                show = Integer.parseInt(arguments[i].substring(5));
            } else if (arguments[i].startsWith("size=")) {
                size = Integer.parseInt(arguments[i].substring(5));
            } else if (arguments[i].equals("control")) {
                control = true;
            } else {
                shares.add(Integer.parseInt(arguments[i]));
            }
        }
        if (shares.isEmpty() && size == 0) {
            size = LIMIT_SIZE;
            for (int share : SHARES) {
                shares.add(share);
            }
            control = true;
        }
        if (control) {
            train("shuffled", PairFiles.shuffledInputs(train));
        }
        for (int share : shares) {
            train(share + " %", train.subList(0, Math.max(1, train.size() * share / 100)));
        }
        show(show);
        if (size > 0) {
            train(size + " pairs", sized(train, size));
        }
    }

    /** The pairs in turn until there are so many; a repeated one has an id and a cluster of its own, and its vectors are computed again. */
    private static List<TrainingPair> sized(List<TrainingPair> pairs, int size) {
        List<TrainingPair> sized = new ArrayList<>(pairs.subList(0, Math.min(size, pairs.size())));
        for (int i = sized.size(); i < size; i++) {
            TrainingPair pair = pairs.get(i % pairs.size());
            String copy = "-" + i / pairs.size();
            sized.add(new TrainingPair(
                    pair.id() + copy,
                    pair.subject(),
                    pair.input(),
                    pair.target(),
                    pair.language(),
                    pair.targetTool(),
                    pair.weight(),
                    pair.clusterOrId() + copy));
        }
        return sized;
    }

    private void train(String name, List<TrainingPair> pairs) throws Exception {
        Path artifact = folder.resolve(name.replaceAll("\\W", "") + ".zip");
        TrainingReport report = new PromptTrainer()
                .train(pairs, TrainingOptions.defaults("curve-" + name, null, null), artifact, TrainingProgress.NONE);
        last = PromptModels.load(artifact);
        measure(name, last, report);
    }

    private void measure(String name, PromptModel model, TrainingReport report) {
        EvaluationResult all = new PromptEvaluation().evaluate(model, heldout);
        base = base == null ? all : base;
        for (String language : List.of("en", "ar")) {
            Map<String, Double> metrics = of(all, language);
            out.printf(
                    "%-9s %s n=%3.0f cosine %.3f rouge-l %.3f chrf %.3f section-f1 %.3f%n",
                    name,
                    language,
                    metrics.get("n"),
                    metrics.getOrDefault("accuracy_cosine", 0.0),
                    metrics.getOrDefault("rouge_l", 0.0),
                    metrics.getOrDefault("chrf", 0.0),
                    metrics.getOrDefault("section_f1", 0.0));
        }
        Map<String, Double> m = all.metrics();
        out.printf(
                "%-9s    distinct-2 %.3f selfdup %.3f self-bleu %.3f dispersion %.3f required %.3f contradiction %.3f"
                        + " adjacent %.3f repetition %.3f tokens %.0f p50 %.1f ms p99 %.1f ms",
                name,
                m.get("distinct_2"),
                m.get("self_duplication"),
                m.get("self_bleu"),
                m.get("embedding_dispersion"),
                m.get("coherence_required_sections"),
                m.get("coherence_contradiction"),
                m.get("coherence_adjacent_cosine"),
                m.get("coherence_repetition"),
                m.get("tokens_mean"),
                m.get("latency_p50_ms"),
                m.get("latency_p99_ms"));
        if (report != null) {
            out.printf(
                    " | trained in %.1f s, %.1f MB, gate %s",
                    report.took().toMillis() / 1000.0,
                    report.artifactBytes() / 1e6,
                    new PromotionGate(GateOptions.defaults(), 1)
                                    .compare(base, all)
                                    .passed()
                            ? "passed"
                            : "refused");
        }
        out.println();
    }

    private static Map<String, Double> of(EvaluationResult all, String language) {
        List<EvaluatedRow> rows = all.rows().stream()
                .filter(row -> row.language().equals(language))
                .toList();
        Map<String, Double> means = new TreeMap<>(AnswerMetrics.means(rows));
        means.put("n", (double) rows.size());
        return means;
    }

    private void show(int count) {
        List<EvaluationPair> order = new ArrayList<>(heldout);
        Collections.shuffle(order, new Random(5));
        for (EvaluationPair pair : order.subList(0, Math.min(count, order.size()))) {
            out.println("======== " + pair.id() + " " + pair.targetTool() + "\n" + pair.input());
            out.println("--------");
            out.println(last.answer(new PromptRequest(pair.input(), pair.language(), pair.targetTool()))
                    .structuredPrompt());
        }
    }
}
