package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A TrainJob of Kubeflow Trainer 2.2 or later (trainer.kubeflow.org/v1alpha1). What it does not say, its runtime does; how
 * long it is kept and how often its pods are tried again are the runtime's alone. Where pods run is said by a patch of the
 * runtime, in an entry of our own, as Trainer's guide of runtime patches wants it.
 */
final class TrainJob implements JobKind {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceDefinitionContext RESOURCE = new ResourceDefinitionContext.Builder()
            .withGroup("trainer.kubeflow.org")
            .withVersion("v1alpha1")
            .withKind("TrainJob")
            .withPlural("trainjobs")
            .withNamespaced(true)
            .build();
    /** The replicated job and the container in which every runtime of Trainer trains. */
    private static final String NODE = "node";

    private static final String MANAGER = "kalimtak.io/training-orchestrator";
    private static final double PERCENT = 100;

    @Override
    public ResourceDefinitionContext resource() {
        return RESOURCE;
    }

    @Override
    public Optional<String> problem(KubernetesConfig config) {
        if (config.runtime().isEmpty()) {
            return Optional.of("A TrainJob needs a runtime; set kalimtak.training.kubernetes.runtime.");
        }
        return config.pod().secrets().isPresent()
                ? Optional.of("A TrainJob takes no whole secrets; name their keys in"
                        + " kalimtak.training.kubernetes.pod.secret-env, or the secrets in its runtime.")
                : Optional.empty();
    }

    @Override
    public Map<String, Object> spec(JobOrder order) {
        KubernetesConfig config = order.config();
        PodParts parts = new PodParts(order);
        Map<String, Object> trainer = new TreeMap<>();
        config.image().ifPresent(image -> trainer.put("image", image));
        config.command().ifPresent(command -> trainer.put("command", command));
        config.args().ifPresent(args -> trainer.put("args", args));
        config.nodes().ifPresent(nodes -> trainer.put("numNodes", nodes));
        trainer.put("env", order.environment());
        if (!config.pod().requests().isEmpty() || !config.pod().limits().isEmpty()) {
            trainer.put("resourcesPerNode", parts.resources());
        }
        Map<String, Object> spec = new TreeMap<>(Map.of(
                "runtimeRef",
                Map.of(
                        "apiGroup",
                        RESOURCE.getGroup(),
                        "kind",
                        config.runtimeKind(),
                        "name",
                        config.runtime().orElseThrow()),
                "trainer",
                trainer,
                "activeDeadlineSeconds",
                order.deadline().toSeconds(),
                "runtimePatches",
                List.of(Map.of("manager", MANAGER, "trainingRuntimeSpec", patch(order, parts)))));
        return JSON.convertValue(spec, new TypeReference<>() {});
    }

    /** From the inside to the outside: pod, its template, the job's, the job set's. */
    private static Map<String, Object> patch(JobOrder order, PodParts parts) {
        Map<String, Object> template = Map.of("metadata", Map.of("labels", order.labels()), "spec", pod(order, parts));
        Map<String, Object> job = Map.of("name", NODE, "template", Map.of("spec", Map.of("template", template)));
        return Map.of("template", Map.of("spec", Map.of("replicatedJobs", List.of(job))));
    }

    private static Map<String, Object> pod(JobOrder order, PodParts parts) {
        KubernetesConfig.Pod pod = order.config().pod();
        Map<String, Object> spec = new TreeMap<>();
        pod.serviceAccount().ifPresent(account -> spec.put("serviceAccountName", account));
        putUnlessEmpty(
                spec, "nodeSelector", pod.nodeSelector(), pod.nodeSelector().isEmpty());
        putUnlessEmpty(
                spec, "tolerations", parts.tolerations(), pod.tolerations().isEmpty());
        if (parts.security() != null) {
            spec.put("securityContext", parts.security());
        }
        if (!parts.volumes().isEmpty()) {
            spec.put("volumes", parts.volumes());
            spec.put("containers", List.of(Map.of("name", NODE, "volumeMounts", parts.mounts())));
        }
        return spec;
    }

    private static void putUnlessEmpty(Map<String, Object> spec, String name, Object value, boolean empty) {
        if (!empty) {
            spec.put(name, value);
        }
    }

    @Override
    public String podLabel() {
        return "jobset.sigs.k8s.io/jobset-name";
    }

    @Override
    public JobState state(JsonNode status) {
        Counts counts =
                Counts.sum(status.path("jobsStatus").elements(), "active", "ready", "succeeded", "failed", "suspended");
        JobState.Phase running = counts.of("ready") > 0 ? JobState.Phase.RUNNING : JobState.Phase.WAITING;
        JsonNode percent = status.at("/trainerStatus/progressPercentage");
        Double share = percent.isNumber() ? Math.clamp(percent.asDouble() / PERCENT, 0, 1) : null;
        return new Conditions(status)
                .state(running, counts.text(), share, metrics(status.at("/trainerStatus/metrics")));
    }

    private static Map<String, Double> metrics(JsonNode told) {
        Map<String, Double> metrics = new TreeMap<>();
        for (JsonNode metric : told) {
            double value = metric.path("value").asDouble(Double.NaN);
            if (Double.isFinite(value)) {
                metrics.put(metric.path("name").asText(), value);
            }
        }
        return metrics;
    }
}
