package io.kalimtak.training.launch.kubernetes;

import java.util.Map;

/**
 * How a job stands.
 *
 * @param reason of its present condition, for people, or null
 * @param counts pods or child jobs by what the cluster says of them, such as {@code active 1, failed 2}; may be empty
 * @param share what the cluster itself knows of its progress, 0 to 1, or null
 * @param metrics what the cluster itself knows
 */
record JobState(Phase phase, String reason, String counts, Double share, Map<String, Double> metrics) {
    enum Phase {
        /** Nothing of it runs yet. */
        WAITING,
        /** A queue of the cluster holds it back. */
        SUSPENDED,
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    boolean ended() {
        return phase == Phase.SUCCEEDED || phase == Phase.FAILED;
    }
}
