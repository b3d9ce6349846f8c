package io.kalimtak.training.report;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.evaluation.Example;
import io.kalimtak.training.evaluation.Report;
import io.kalimtak.training.evaluation.ReportBody;
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
import java.util.List;
import java.util.Map;
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
                report("run", SampleBody.body(), null),
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
        ReportBody whole = SampleBody.body();
        ReportBody body = new ReportBody(
                whole.evalRows(),
                Map.of("live", whole.metrics().get("live")),
                Map.of(
                        "language",
                        List.of(
                                new Slice("en", 300, SampleBody.means(0.8), null),
                                new Slice("ar", 112, SampleBody.means(0.7), null))),
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

    static List<PastReport> runs(int count) {
        List<PastReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant day = MONDAY.plusSeconds(400).minus(Duration.ofDays(7L * (count - 1 - i)));
            reports.add(new PastReport(
                    day,
                    i == 0 ? "embedded-base-1" : "embedded-" + (20260100 + i) + "-aa11bb22",
                    i == count - 1 ? CANDIDATE : "embedded-" + (20260101 + i) + "-aa11bb22",
                    Map.of("live", SampleBody.figures(i, 0), "candidate", SampleBody.figures(i + 1, 0.02)),
                    i < 4 ? Map.of() : Map.of("language", languages(i))));
        }
        return reports;
    }

    private static List<Slice> languages(int step) {
        double wave = Math.sin(step) * 0.01;
        return List.of(
                new Slice("en", 240, SampleBody.means(0.78), SampleBody.means(0.79 + wave)),
                new Slice("ar", 112, SampleBody.means(0.69), SampleBody.means(0.70 - wave)),
                new Slice("fr", 60, SampleBody.means(0.74), SampleBody.means(0.74 + wave / 2)),
                new Slice("de", 30, SampleBody.means(0.72), SampleBody.means(0.72 - wave / 3)),
                new Slice("it", 4, SampleBody.means(0.7), SampleBody.means(0.7)));
    }

    private static List<PastReport> evaluations(int count) {
        List<PastReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant day = MONDAY.minus(Duration.ofDays(30L * (count - 1 - i)));
            reports.add(new PastReport(day, LIVE, null, Map.of("live", SampleBody.figures(i, 0.01)), Map.of()));
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
