package io.kalimtak.training.report;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.evaluation.Example;
import io.kalimtak.training.evaluation.Interval;
import io.kalimtak.training.evaluation.Judged;
import io.kalimtak.training.evaluation.Part;
import io.kalimtak.training.evaluation.Report;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.evaluation.Satisfaction;
import io.kalimtak.training.evaluation.Slice;
import io.kalimtak.training.launch.Usage;
import io.kalimtak.training.report.facts.PastReport;
import io.kalimtak.training.report.facts.ReportFacts;
import io.kalimtak.training.report.facts.RunFacts;
import io.kalimtak.training.report.facts.SetFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Made-up reports: with much in them, and with little. */
final class SampleFacts {
    static final UUID REPORT = UUID.fromString("7f1c2b3a-0000-4000-8000-000000000001");
    static final UUID RUN = UUID.fromString("1a2b3c4d-0000-4000-8000-000000000002");
    static final UUID SET = UUID.fromString("5e700000-0000-4000-8000-000000000003");
    static final UUID EARLIER = UUID.fromString("5e700000-0000-4000-8000-000000000004");
    static final String LIVE = "embedded-20261116-0f9e8d7c";
    static final String CANDIDATE = "embedded-20261123-1a2b3c4d";
    static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");

    private SampleFacts() {}

    static ReportFacts much() {
        return new ReportFacts(
                report("run", body(), null),
                run("DONE", null),
                set(),
                earlier(),
                "The set that the live version " + LIVE + " learned from",
                runs(14),
                evaluations(5));
    }

    /** The first run, refused; an older release's body. */
    static ReportFacts little() {
        GateVerdict refused = new GateVerdict(
                false,
                List.of(
                        new GateCheck("independent_rows", true, 12, 10, "held-out rows, at least the bound"),
                        new GateCheck("accuracy", false, -0.0125, 0, "lower 95 % bound must be above 0")));
        ReportBody body = new ReportBody(
                12,
                Map.of("live", Map.of("accuracy_cosine", 0.71), "candidate", Map.of("accuracy_cosine", 0.705)),
                Map.of(),
                refused,
                List.of(),
                null,
                null,
                null,
                null);
        Report report =
                new Report(REPORT, "run", "DONE", RUN, SET, "embedded-base-1", CANDIDATE, body, null, MONDAY, MONDAY);
        return new ReportFacts(
                report,
                run("REJECTED", "Kept as rejected. The gate refused it."),
                new SetFacts(SET, true, 96, 12, null, Map.of(), null),
                null,
                "The live version embedded-base-1 learned from no set of this installation.",
                List.of(new PastReport(MONDAY, "embedded-base-1", CANDIDATE, body.metrics(), Map.of())),
                List.of());
    }

    /** A run that failed before anything was measured. */
    static ReportFacts failed() {
        return new ReportFacts(
                null,
                run("FAILED", "The training set cannot be used: train.jsonl has 1 broken line of 20; line 7: not JSON"),
                set(),
                earlier(),
                "The set of the run before, which made " + LIVE,
                List.of(),
                List.of());
    }

    /** The live version alone. */
    static ReportFacts live() {
        ReportBody whole = body();
        ReportBody body = new ReportBody(
                whole.evalRows(),
                Map.of("live", whole.metrics().get("live")),
                Map.of(
                        "language",
                        List.of(new Slice("en", 300, means(0.8), null), new Slice("ar", 112, means(0.7), null))),
                null,
                List.of(new Example("row", "plan a trip", "## Role\nA guide", "## Role\nA clerk", null)),
                Map.of(),
                Map.of(),
                whole.satisfaction(),
                null);
        Report report = new Report(
                REPORT, "scheduled", "DONE", null, SET, LIVE, null, body, null, MONDAY, MONDAY.plusSeconds(90));
        return new ReportFacts(
                report,
                null,
                set(),
                null,
                "The set that the live version " + LIVE + " learned from is this very set.",
                runs(3),
                evaluations(6));
    }

    static Report report(String kind, ReportBody body, String reason) {
        return new Report(
                REPORT,
                kind,
                "DONE",
                RUN,
                SET,
                LIVE,
                CANDIDATE,
                body,
                reason,
                MONDAY.plusSeconds(400),
                MONDAY.plusSeconds(400));
    }

    static ReportBody body() {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        intervals.put("accuracy_cosine", new Interval(0.021, 0.012, 0.031));
        intervals.put("chrf", new Interval(0.008, -0.002, 0.018));
        intervals.put("rouge_l", new Interval(-0.011, -0.019, -0.003));
        intervals.put("section_f1", new Interval(0.004, -0.006, 0.014));
        intervals.put("coherence_repetition", new Interval(-0.012, -0.02, -0.004));
        intervals.put("tokens_mean", new Interval(6.2, 2.1, 10.4));
        return new ReportBody(
                412,
                Map.of("live", figures(0, 0), "candidate", candidate(intervals)),
                slices(),
                gate(),
                examples(),
                parts(),
                intervals,
                Map.of(
                        LIVE,
                        new Satisfaction(1840, 4.02, 3.96, 4.08, 0.742, 0.722, 0.762),
                        "embedded-20261109-aa11bb22",
                        new Satisfaction(2210, 3.91, 3.86, 3.96, 0.701, 0.682, 0.72),
                        "embedded-base-1",
                        new Satisfaction(640, 3.44, 3.33, 3.55, 0.53, 0.491, 0.568)),
                new Judged(
                        "judge-large-1",
                        120,
                        61,
                        34,
                        25,
                        3,
                        0.6125,
                        0.53,
                        0.69,
                        0.81,
                        new Judged.Agreement(44, 0.73, 0.59, 0.84)));
    }

    private static Map<String, Double> candidate(Map<String, Interval> intervals) {
        Map<String, Double> figures = figures(0, 0);
        intervals.forEach((name, interval) -> figures.merge(name, interval.difference(), Double::sum));
        return figures;
    }

    private static GateVerdict gate() {
        return new GateVerdict(
                true,
                List.of(
                        new GateCheck(
                                "independent_rows",
                                true,
                                412,
                                10,
                                "held-out rows whose target is not the live version's own answer, at least the bound"),
                        new GateCheck(
                                "accuracy",
                                true,
                                0.012,
                                0,
                                "lower 95 % bound of the paired gain in cosine over 412 pairs must be above 0"),
                        new GateCheck("chrf", true, 0.008, -0.005, "change of mean chrF, at least the bound"),
                        new GateCheck("rouge_l", true, -0.009, -0.01, "change of mean ROUGE-L, at least the bound"),
                        new GateCheck("slice_language_ar", true, 0.031, -0.02, "change of mean cosine over 112 pairs"),
                        new GateCheck(
                                "latency_p99", true, 18.4, 250, "99th percentile, milliseconds, at most the bound")));
    }

    private static Map<String, List<Slice>> slices() {
        Map<String, List<Slice>> slices = new TreeMap<>();
        slices.put(
                "language",
                List.of(
                        new Slice("ar", 112, means(0.69), means(0.721)),
                        new Slice("en", 240, means(0.79), means(0.806)),
                        new Slice("fr", 60, means(0.74), means(0.735))));
        slices.put(
                "target_tool",
                List.of(
                        new Slice("chat", 190, means(0.78), means(0.8)),
                        new Slice("أداة الصور", 22, means(0.61), means(0.66)),
                        new Slice("none", 200, means(0.75), means(0.77))));
        slices.put(
                "domain",
                List.of(
                        new Slice("education", 90, means(0.77), means(0.79)),
                        new Slice("marketing", 132, means(0.74), means(0.78)),
                        new Slice("software engineering", 190, means(0.76), means(0.765))));
        return slices;
    }

    static Slice.Means means(double accuracy) {
        return new Slice.Means(accuracy, accuracy - 0.31, accuracy - 0.24, accuracy + 0.1);
    }

    private static Map<String, Part> parts() {
        return Map.of(
                "golden",
                new Part(40, Map.of("live", figures(0, -0.03), "candidate", figures(1, -0.01)), null),
                "fresh",
                new Part(0, Map.of(), "No row was accepted since the last training."));
    }

    private static List<Example> examples() {
        return List.of(
                new Example(
                        "row-1",
                        "اكتب رسالة إلى العميل عن تأخر التسليم",
                        "## الدور\n"
                                + "أنت كاتب رسائل مهنية واضحة.\n\n"
                                + "## الهدف\n"
                                + "إبلاغ العميل بتأخر التسليم والاعتذار عنه.\n\n"
                                + "## التعليمات\n"
                                + "- اذكر السبب في جملتين.\n"
                                + "- اختم بموعد جديد.",
                        "## الدور\nأنت مساعد.\n\n## الهدف\nكتابة رسالة عن التأخر.",
                        "## الدور\n"
                                + "أنت كاتب رسائل مهنية.\n\n"
                                + "## الهدف\n"
                                + "كتابة رسالة إلى العميل عن تأخر التسليم.\n\n"
                                + "## التعليمات\n"
                                + "- اختم بموعد جديد."),
                new Example(
                        "row-2",
                        "make a presentation for the board on the budget for spring",
                        "## Role\n"
                                + "You are a presentation coach who builds persuasive slide decks.\n\n"
                                + "## Objective\n"
                                + "A deck for the board on the spring budget.\n\n"
                                + "## Instructions\n"
                                + "- Propose ten slides with one message each.\n"
                                + "- Add a speaker note with a number to every slide.",
                        "## Role\n"
                                + "You are a helpful assistant.\n\n"
                                + "## Objective\n"
                                + "make a presentation for the board on the budget for spring\n\n"
                                + "## Instructions\n"
                                + "- Be clear and complete.",
                        "## Role\n"
                                + "You are a presentation coach who builds slide decks.\n\n"
                                + "## Objective\n"
                                + "make a presentation for the board on the budget for spring\n\n"
                                + "## Instructions\n"
                                + "- Propose ten slides with one message each.\n"
                                + "- Be clear and complete."));
    }

    /** Figures that drift with the step: enough for a chart, and the same on every run. */
    static Map<String, Double> figures(int step, double shift) {
        Map<String, Double> figures = new TreeMap<>();
        double wave = Math.sin(step * 1.3) * 0.008;
        figures.put("n", 300.0 + 9 * step);
        figures.put("accuracy_cosine", 0.742 + shift + wave + step * 0.004);
        figures.put("chrf", 0.431 + shift / 2 - wave);
        figures.put("rouge_l", 0.498 + shift / 3 + wave);
        figures.put("section_f1", 0.861 + shift / 4 + step * 0.002);
        figures.put("distinct_1", 0.212 - step * 0.001);
        figures.put("distinct_2", 0.581 + wave);
        figures.put("self_bleu", 0.412 - wave);
        figures.put("embedding_dispersion", 0.633 + wave);
        figures.put("self_duplication", 0.021 + Math.abs(wave));
        figures.put("coherence_required_sections", 0.94 + step * 0.002);
        figures.put("coherence_repetition", 0.083 - shift / 4);
        figures.put("coherence_contradiction", 0.0);
        figures.put("coherence_adjacent_cosine", 0.377 + wave);
        figures.put("tokens_mean", 184.2 + step * 1.4);
        figures.put("latency_p50_ms", 6.1 + wave * 20);
        figures.put("latency_p99_ms", 17.3 + step * 0.2);
        return figures;
    }

    static List<PastReport> runs(int count) {
        List<PastReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant day = MONDAY.plusSeconds(400).minus(Duration.ofDays(7L * (count - 1 - i)));
            reports.add(new PastReport(
                    day,
                    i == 0 ? "embedded-base-1" : "embedded-" + (20260100 + i) + "-aa11bb22",
                    i == count - 1 ? CANDIDATE : "embedded-" + (20260101 + i) + "-aa11bb22",
                    Map.of("live", figures(i, 0), "candidate", figures(i + 1, 0.02)),
                    i < 4 ? Map.of() : Map.of("language", languages(i))));
        }
        return reports;
    }

    private static List<Slice> languages(int step) {
        double wave = Math.sin(step) * 0.01;
        return List.of(
                new Slice("en", 240, means(0.78), means(0.79 + wave)),
                new Slice("ar", 112, means(0.69), means(0.70 - wave)),
                new Slice("fr", 60, means(0.74), means(0.74 + wave / 2)),
                new Slice("de", 30, means(0.72), means(0.72 - wave / 3)),
                new Slice("it", 4, means(0.7), means(0.7)));
    }

    private static List<PastReport> evaluations(int count) {
        List<PastReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant day = MONDAY.minus(Duration.ofDays(30L * (count - 1 - i)));
            reports.add(new PastReport(day, LIVE, null, Map.of("live", figures(i, 0.01)), Map.of()));
        }
        return reports;
    }

    static RunFacts run(String state, String reason) {
        List<RunFacts.Entered> history = new ArrayList<>();
        String[] states = state.equals("FAILED")
                ? new String[] {"QUEUED", "PREPARING", "FAILED"}
                : new String[] {"QUEUED", "PREPARING", "TRAINING", "EVALUATING", "REGISTERING", state};
        long[] after = {0, 2, 5, 341, 398, 400};
        for (int i = 0; i < states.length; i++) {
            history.add(new RunFacts.Entered(states[i], MONDAY.plusSeconds(after[i])));
        }
        return new RunFacts(
                RUN,
                state,
                SET,
                "sft",
                "openai",
                "schedule:weekly-training",
                CANDIDATE,
                LIVE,
                new Usage(1_204_311L, new BigDecimal("3.61"), "USD"),
                Map.of("train_loss", 0.4127, "valid_loss", 0.52),
                reason,
                MONDAY,
                history);
    }

    static SetFacts set() {
        return new SetFacts(
                SET,
                false,
                4_120,
                412,
                310L,
                Map.of(
                        "language",
                        Map.of("en", 2_700L, "ar", 1_300L, "fr", 532L),
                        "target_tool",
                        Map.of("chat", 2_100L, "none", 2_232L, "أداة الصور", 200L),
                        "domain",
                        Map.of("marketing", 1_400L, "software engineering", 2_132L, "education", 1_000L)),
                "abc");
    }

    static SetFacts earlier() {
        return new SetFacts(
                EARLIER,
                false,
                3_900,
                390,
                280L,
                Map.of(
                        "language",
                        Map.of("en", 2_690L, "ar", 1_150L, "de", 450L),
                        "target_tool",
                        Map.of("chat", 2_000L, "none", 2_290L),
                        "domain",
                        Map.of("marketing", 1_390L, "software engineering", 2_000L, "education", 900L)),
                "abc");
    }
}
