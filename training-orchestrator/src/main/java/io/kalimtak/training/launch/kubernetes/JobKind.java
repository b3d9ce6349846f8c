package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.Optional;

/** A kind of job that a cluster can be given. */
sealed interface JobKind permits BatchJob, TrainJob {
    static JobKind of(KubernetesConfig.Kind kind) {
        return switch (kind) {
            case JOB -> new BatchJob();
            case TRAINJOB -> new TrainJob();
        };
    }

    /** Its place in the cluster's API. */
    ResourceDefinitionContext resource();

    /** What is missing in the settings or does not go with this kind, and how to mend it. */
    Optional<String> problem(KubernetesConfig config);

    /** What the cluster is asked for; the same order gives the same. */
    Map<String, Object> spec(JobOrder order);

    /** The label by which the pods of a job find its name. */
    String podLabel();

    /** How the job stands, from its {@code status}. */
    JobState state(JsonNode status);
}
