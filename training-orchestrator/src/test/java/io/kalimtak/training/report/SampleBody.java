package io.kalimtak.training.report;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.evaluation.Example;
import io.kalimtak.training.evaluation.Interval;
import io.kalimtak.training.evaluation.Judged;
import io.kalimtak.training.evaluation.Part;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.evaluation.Satisfaction;
import io.kalimtak.training.evaluation.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a made-up evaluation found, with everything that a report can have. */
final class SampleBody {
    private SampleBody() {}

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
                        SampleFacts.LIVE,
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

    static Map<String, Double> means(double accuracy) {
        return Map.of(
                "accuracy_cosine",
                accuracy,
                "rouge_l",
                accuracy - 0.31,
                "chrf",
                accuracy - 0.24,
                "section_f1",
                accuracy + 0.1);
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
}
