package io.kalimtak.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The steps of the demonstration in their order. Each may be repeated: requests carry idempotency keys, jobs are
 * remembered by id.
 */
public final class DemoRun {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration ARRIVAL_WITHIN = Duration.ofSeconds(60);
    private static final Duration JOB_WITHIN = Duration.ofMinutes(3);
    private static final int ASKED_TWICE_EVERY = 25;
    private static final Set<String> JOB_ENDS = Set.of("DONE", "FAILED");
    private static final Set<String> RUN_ENDS = Set.of("DONE", "REJECTED", "FAILED", "CANCELLED");

    private final DemoClient client;
    private final DemoProgress progress;
    private final DemoReport report;
    private final SimulatedPublic people = new SimulatedPublic();

    /**
     * @param keys {@code app_key} and {@code admin_key}
     * @param progressFile where the demonstration remembers how far it got
     */
    public DemoRun(URI gateway, Map<String, String> keys, Path progressFile, PrintStream out) {
        this.client = new DemoClient(gateway, keys);
        this.progress = new DemoProgress(progressFile);
        this.report = new DemoReport(out);
    }

    /** Runs what is left to do and prints the report. Throws DemoException with one clear line when it cannot. */
    public void run() {
        List<DemoRow> rows = DemoCorpus.read();
        List<DemoRow> heldOut = rows.stream().filter(DemoRow::heldOut).toList();
        Map<DemoRow, JsonNode> before = ask(heldOut, "before");
        int eligible = askAndRate(rows.stream().filter(row -> !row.heldOut()).toList());
        JsonNode job = curate(eligible);
        report.funnel(job);
        JsonNode run = train(job);
        report.metrics(run);
        if (!"DONE".equals(run.path("state").asText())) {
            throw new DemoException("the training run ended "
                    + run.path("state").asText() + ": " + run.path("reason").asText("without a reason"));
        }
        String version = run.path("version").asText();
        rollOut(version, heldOut.getFirst());
        Map<DemoRow, JsonNode> after = ask(heldOut, "after-" + version);
        report.beforeAndAfter(before, after, people);
        report.whereToLook(
                version,
                job.path("training_set_id").asText(),
                run.path("run_id").asText());
    }

    private Map<DemoRow, JsonNode> ask(List<DemoRow> rows, String when) {
        Map<DemoRow, JsonNode> answers = new LinkedHashMap<>();
        for (DemoRow row : rows) {
            answers.put(row, generate(row, people.personOf(row), "demo-" + when + "-" + row.id()));
        }
        return answers;
    }

    /** Asks and rates every row, some of them twice; returns how many answers should become candidates. */
    private int askAndRate(List<DemoRow> rows) {
        Instant started = Instant.now();
        List<DemoRow> asked = new ArrayList<>(rows);
        int eligible = 0;
        int rated = 0;
        int corrected = 0;
        for (int i = 0; i < asked.size(); i++) {
            DemoRow row = asked.get(i);
            Optional<SimulatedPublic.Verdict> verdict = askAndRate(row, people.personOf(row), "demo-ask-" + row.id());
            rated += verdict.isPresent() ? 1 : 0;
            corrected += verdict.filter(v -> v.correction().isPresent()).isPresent() ? 1 : 0;
            eligible += verdict.filter(DemoRun::eligible).isPresent() ? 1 : 0;
            if (i % ASKED_TWICE_EVERY == 0) {
                eligible += askAndRate(row, "demo-person-again", "demo-again-" + row.id())
                                .filter(DemoRun::eligible)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        report.asked(asked.size(), rated, corrected, Duration.between(started, Instant.now()));
        return eligible;
    }

    private static boolean eligible(SimulatedPublic.Verdict verdict) {
        return verdict.score() >= 4 || verdict.correction().isPresent();
    }

    private Optional<SimulatedPublic.Verdict> askAndRate(DemoRow row, String person, String key) {
        JsonNode answer = generate(row, person, key);
        Optional<SimulatedPublic.Verdict> verdict =
                people.rate(row, answer.path("structured_prompt").asText());
        verdict.ifPresent(said -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("interaction_id", answer.path("interaction_id").asText());
            body.put("feedback_score", said.score());
            said.correction().ifPresent(correction -> body.put("corrected_output", correction));
            client.app("/api/feedback", body, null);
        });
        return verdict;
    }

    private JsonNode generate(DemoRow row, String person, String key) {
        return client.app(
                "/api/generate",
                Map.of("input_text", row.input(), "target_tool", row.targetTool(), "user_id", person),
                key);
    }

    /** Waits until the ratings have arrived, then curates. */
    private JsonNode curate(int eligible) {
        if (progress.get("curation_job").isEmpty()) {
            Instant giveUp = Instant.now().plus(ARRIVAL_WITHIN);
            while (received() < eligible && Instant.now().isBefore(giveUp)) {
                DemoClient.pause(LOOK_EVERY);
            }
        }
        String id = progress.once(
                "curation_job",
                () -> client.adminPost("/api/admin/curate-training-data", Map.of())
                        .path("job_id")
                        .asText());
        JsonNode job = await(() -> client.adminGet("/api/admin/curation-jobs/" + id), JOB_ENDS);
        if (!"DONE".equals(job.path("state").asText())
                || job.path("training_set_id").isNull()) {
            throw new DemoException(
                    "curation made no training set: " + job.path("error").asText("see the funnel above"));
        }
        return job;
    }

    private int received() {
        String id = client.adminPost("/api/admin/curate-training-data", Map.of("dry_run", true))
                .path("job_id")
                .asText();
        return await(() -> client.adminGet("/api/admin/curation-jobs/" + id), JOB_ENDS)
                .path("funnel")
                .path("received")
                .asInt();
    }

    private JsonNode train(JsonNode job) {
        String id = progress.once(
                "training_run",
                () -> client.adminPost(
                                "/api/admin/training-runs",
                                Map.of(
                                        "training_set_id",
                                        job.path("training_set_id").asText()))
                        .path("run_id")
                        .asText());
        return await(() -> client.adminGet("/api/admin/training-runs/" + id), RUN_ENDS);
    }

    private void rollOut(String version, DemoRow probe) {
        progress.once(
                "rollout",
                () -> client.adminPost("/api/admin/rollouts", Map.of("version", version, "strategy", "immediate"))
                        .path("rollout_id")
                        .asText());
        await(
                () -> generate(probe, people.personOf(probe), null),
                answer -> version.equals(answer.path("model_version").asText()));
    }

    private static JsonNode await(Supplier<JsonNode> look, Set<String> ends) {
        return await(look, found -> ends.contains(found.path("state").asText()));
    }

    private static JsonNode await(Supplier<JsonNode> look, Predicate<JsonNode> ended) {
        Instant giveUp = Instant.now().plus(JOB_WITHIN);
        JsonNode found = look.get();
        while (!ended.test(found)) {
            if (Instant.now().isAfter(giveUp)) {
                throw new DemoException("nothing came of a step within " + JOB_WITHIN.toMinutes()
                        + " minutes; run the demonstration again to go on, ./kalimtak logs SERVICE has the cause");
            }
            DemoClient.pause(LOOK_EVERY);
            found = look.get();
        }
        return found;
    }
}
