package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** The administrator's part of the loop: curate, train, roll out. */
final class Loop {
    private static final Set<String> ENDS = Set.of("DONE", "FAILED", "REJECTED", "CANCELLED");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Door door;

    Loop(Door door) {
        this.door = door;
    }

    /** Waits until so many interactions have come in, makes a training set of them and returns the job's end. */
    JsonNode curate(int expected) {
        Awaitility.await("interactions in curation")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> job(Map.of("dry_run", true))
                                .path("funnel")
                                .path("received")
                                .asInt()
                        >= expected);
        return job(Map.of());
    }

    String orderTraining(JsonNode job) {
        return door.order(
                        "/api/admin/training-runs",
                        Map.of("training_set_id", job.path("training_set_id").asText()))
                .path("run_id")
                .asText();
    }

    /** The run of a launcher that is not the usual one. */
    String orderTraining(JsonNode job, String launcher) {
        return door.order(
                        "/api/admin/training-runs",
                        Map.of("training_set_id", job.path("training_set_id").asText(), "launcher", launcher))
                .path("run_id")
                .asText();
    }

    JsonNode trained(String run) {
        return end("/api/admin/training-runs/" + run);
    }

    void rollOut(String version) {
        door.order("/api/admin/rollouts", Map.of("version", version, "strategy", "immediate"));
    }

    private JsonNode job(Map<String, Object> body) {
        String id = door.order("/api/admin/curate-training-data", body)
                .path("job_id")
                .asText();
        JsonNode job = end("/api/admin/curation-jobs/" + id);
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        return job;
    }

    /** Waits for the end of a curation job. */
    JsonNode ended(String job) {
        return end("/api/admin/curation-jobs/" + job);
    }

    private JsonNode end(String path) {
        JsonNode[] found = new JsonNode[1];
        Awaitility.await(path)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(300))
                .until(() ->
                        ENDS.contains((found[0] = door.look(path)).path("state").asText()));
        return found[0];
    }
}
