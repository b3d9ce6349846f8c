package io.kalimtak.training.launch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.training.launch.RunFate;
import io.kalimtak.training.testing.LocalCluster;
import io.kalimtak.training.work.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrphansTest extends ClusterTestBase {
    private static final String COMPLETE = "{\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}]}";

    private final Map<UUID, RunFate> fates = new HashMap<>();

    @Test
    void shouldDeleteTheJobsOfRunsThatAreOverAndNoOthers() {
        String over = add("here", RunFate.OVER);
        String inHand = add("here", RunFate.IN_HAND);
        String unknown = add("here", RunFate.UNKNOWN);
        String another = add("there", RunFate.OVER);
        String ended = add("here", RunFate.OVER);
        cluster.status(LocalCluster.JOBS + "/" + ended, COMPLETE);

        assertThat(sweep()).isEqualTo(1);

        assertThat(names())
                .containsExactlyInAnyOrder(inHand, unknown, another, ended)
                .doesNotContain(over);
    }

    @Test
    void shouldKeepWhatEndedAndWhatIsUnknownUntilTheirTimesAreOver() {
        String unknown = add("here", RunFate.UNKNOWN);
        String nameless = add("here", "kalimtak-by-hand", "no-run");
        String ended = add("here", RunFate.OVER);
        cluster.status(LocalCluster.JOBS + "/" + ended, COMPLETE);
        set("keep", "2d");
        set("orphan-grace", "3d");

        at(created(ended).plus(Duration.ofDays(2)));
        assertThat(sweep()).isZero();
        at(created(ended).plus(Duration.ofDays(2)).plusSeconds(1));
        assertThat(sweep()).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder(unknown, nameless);
        at(Instant.now().plus(Duration.ofDays(3)).minusSeconds(60));
        assertThat(sweep()).isZero();
        at(Instant.now().plus(Duration.ofDays(3)).plusSeconds(2));
        assertThat(sweep()).isEqualTo(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void shouldTouchNothingWhenTheInstallationHasNoName() {
        add("here", RunFate.OVER);
        settings.remove("kalimtak.training.kubernetes.installation");

        assertThat(sweep()).isZero();
        launcher().abandon(fates.keySet().iterator().next(), new Watch());

        assertThat(names()).hasSize(1);
    }

    private int sweep() {
        return launcher().sweep(id -> fates.getOrDefault(id, RunFate.UNKNOWN), new Watch());
    }

    private String add(String installation, RunFate fate) {
        UUID run = UUID.randomUUID();
        fates.put(run, fate);
        return add(installation, "kalimtak-" + run, run.toString());
    }

    private String add(String installation, String name, String run) {
        cluster.add(LocalCluster.JOBS, """
                {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "%s",
                  "labels": {"kalimtak.io/installation": "%s", "kalimtak.io/run": "%s"}}, "spec": {}}""".formatted(name, installation, run));
        return name;
    }

    private Instant created(String name) {
        return cluster.list(LocalCluster.JOBS).stream()
                .filter(job -> job.at("/metadata/name").asText().equals(name))
                .map(job -> Instant.parse(job.at("/metadata/creationTimestamp").asText()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return cluster.list(LocalCluster.JOBS).stream()
                .map(job -> job.at("/metadata/name").asText())
                .toList();
    }
}
