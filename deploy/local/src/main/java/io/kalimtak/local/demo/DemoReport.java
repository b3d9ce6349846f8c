package io.kalimtak.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the demonstration prints: short, and every figure from the running system. */
final class DemoReport {
    private static final List<String> METRICS = List.of(
            "accuracy_cosine", "chrf", "rouge_l", "section_f1", "distinct_2", "latency_p50_ms", "latency_p99_ms", "n");

    private final PrintStream out;

    DemoReport(PrintStream out) {
        this.out = out;
    }

    void asked(int asked, int rated, int corrected, Duration took) {
        title("1. People asked and said what they thought");
        out.printf(
                Locale.ROOT,
                "   %d requests answered and recorded in %.1f s; %d rated, %d of them corrected%n",
                asked,
                took.toMillis() / 1000.0,
                rated,
                corrected);
    }

    void funnel(JsonNode job) {
        JsonNode funnel = job.path("funnel");
        title("2. Curation");
        out.printf("   %5d came in%n", funnel.path("received").asInt());
        for (JsonNode stage : funnel.path("stages")) {
            out.printf(
                    "   %5d dropped by %s%s%n",
                    stage.path("dropped").asInt(), stage.path("rule").asText(), reason(stage));
        }
        out.printf(
                "   %5d kept: %d to learn from, %d held back to judge by%n",
                funnel.path("kept").asInt(),
                funnel.path("train").asInt(),
                funnel.path("eval").asInt());
    }

    private static String reason(JsonNode stage) {
        String reason = stage.path("reason").asText("");
        return reason.isBlank() || stage.path("dropped").asInt() == 0 ? "" : " (" + reason + ")";
    }

    void metrics(JsonNode run) {
        JsonNode live = run.path("metrics").path("live");
        JsonNode candidate = run.path("metrics").path("candidate");
        title("3. Training and evaluation on rows held back");
        out.printf("   %-18s %10s %10s%n", "", "live", "new");
        for (String metric : METRICS) {
            if (candidate.has(metric)) {
                out.printf(
                        Locale.ROOT,
                        "   %-18s %10.3f %10.3f%n",
                        metric,
                        live.path(metric).asDouble(),
                        candidate.path(metric).asDouble());
            }
        }
        out.printf(
                "   gate: %s; run %s %s%n",
                run.path("gate").path("passed").asBoolean() ? "passed" : "refused",
                run.path("run_id").asText(),
                run.path("state").asText());
    }

    void beforeAndAfter(Map<DemoRow, JsonNode> before, Map<DemoRow, JsonNode> after, SimulatedPublic people) {
        title("4. Requests nobody ever rated, before and after");
        out.printf(
                Locale.ROOT,
                "   mean stars of the simulated public over %d requests: %.2f before, %.2f after%n",
                before.size(),
                meanStars(before),
                meanStars(after));
        DemoRow shown = before.keySet().stream()
                .filter(row -> row.language().equals("en"))
                .max((a, b) -> Double.compare(gain(a, before, after), gain(b, before, after)))
                .orElseThrow();
        out.printf("%n   \"%s\"%n", shown.input());
        out.printf("%n   --- before (%s)%n", version(before.get(shown)));
        indented(prompt(before.get(shown)));
        out.printf("%n   --- after (%s)%n", version(after.get(shown)));
        indented(prompt(after.get(shown)));
    }

    private static double gain(DemoRow row, Map<DemoRow, JsonNode> before, Map<DemoRow, JsonNode> after) {
        return SimulatedPublic.worth(prompt(after.get(row)), row.target())
                - SimulatedPublic.worth(prompt(before.get(row)), row.target());
    }

    private static double meanStars(Map<DemoRow, JsonNode> answers) {
        return answers.entrySet().stream()
                .mapToInt(entry -> SimulatedPublic.stars(SimulatedPublic.worth(
                        prompt(entry.getValue()), entry.getKey().target())))
                .average()
                .orElse(0);
    }

    private static String prompt(JsonNode answer) {
        return answer.path("structured_prompt").asText();
    }

    private static String version(JsonNode answer) {
        return answer.path("model_version").asText();
    }

    void whereToLook(String version, String trainingSet, String run) {
        title("5. Where to look next");
        out.printf("   version        GET /api/admin/model-versions/%s%n", version);
        out.printf("   training run   GET /api/admin/training-runs/%s%n", run);
        out.printf("   its report     GET /api/admin/training-runs/%s/report.html (a page)%n", run);
        out.printf("   live figures   GET /api/admin/metrics?by=version%n");
        out.printf("   training set   GET /api/admin/training-sets/%s%n", trainingSet);
        out.printf("   back again     POST /api/admin/rollback%n");
        out.println("   all with the header Authorization: Bearer <admin_key>");
        out.println();
    }

    private void indented(String text) {
        text.lines().forEach(line -> out.println("   | " + line));
    }

    private void title(String text) {
        out.println();
        out.println(text);
    }
}
