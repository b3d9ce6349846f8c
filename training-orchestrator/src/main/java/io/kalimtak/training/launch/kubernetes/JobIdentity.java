package io.kalimtak.training.launch.kubernetes;

import java.util.Map;
import java.util.UUID;

/**
 * By what a run's job is found again: a name that is made of the run's id, so that there cannot be two, and labels.
 *
 * @param installation name of this installation in the cluster
 */
record JobIdentity(String installation, UUID runId) {
    static final String INSTALLATION = "kalimtak.io/installation";
    static final String RUN = "kalimtak.io/run";
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    String name() {
        return "kalimtak-" + runId;
    }

    Map<String, String> labels() {
        return Map.of(MANAGED_BY, "kalimtak", INSTALLATION, installation, RUN, runId.toString());
    }

    /** Whether the job carries them. */
    boolean owns(ClusterJob job) {
        return installation.equals(job.labels().get(INSTALLATION))
                && runId.toString().equals(job.labels().get(RUN));
    }
}
