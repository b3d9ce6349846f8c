package io.kalimtak.training.launch.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a job is made of.
 *
 * @param labels of the job and its pods
 * @param files files and folders below the storage's root that the program sees
 * @param deadline how long it may run
 */
record JobOrder(
        KubernetesConfig config,
        Map<String, String> labels,
        List<EnvVar> environment,
        List<Mounted> files,
        Duration deadline) {
    /** A path below the storage's root, without a slash at its front. */
    record Mounted(String path, boolean readOnly) {}
}
