package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plain Job of batch/v1: one pod, tried again as often as its limit says. */
final class BatchJob implements JobKind {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceDefinitionContext RESOURCE = new ResourceDefinitionContext.Builder()
            .withGroup("batch")
            .withVersion("v1")
            .withKind("Job")
            .withPlural("jobs")
            .withNamespaced(true)
            .build();
    private static final String CONTAINER = "trainer";

    @Override
    public ResourceDefinitionContext resource() {
        return RESOURCE;
    }

    @Override
    public Optional<String> problem(KubernetesConfig config) {
        if (config.image().isEmpty()) {
            return Optional.of("A plain Job needs an image; set kalimtak.training.kubernetes.image.");
        }
        return config.nodes().filter(nodes -> nodes > 1).isPresent()
                ? Optional.of("A plain Job has one node; set kalimtak.training.kubernetes.kind=trainjob for more.")
                : Optional.empty();
    }

    @Override
    public Map<String, Object> spec(JobOrder order) {
        KubernetesConfig config = order.config();
        JobSpec spec = new JobSpecBuilder()
                .withBackoffLimit(config.backoffLimit())
                .withActiveDeadlineSeconds(order.deadline().toSeconds())
                .withTtlSecondsAfterFinished((int) Math.min(config.keep().toSeconds(), Integer.MAX_VALUE))
                .withTemplate(pod(order))
                .build();
        return JSON.convertValue(spec, new TypeReference<>() {});
    }

    private static PodTemplateSpec pod(JobOrder order) {
        KubernetesConfig.Pod pod = order.config().pod();
        PodParts parts = new PodParts(order);
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(order.labels())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withServiceAccountName(pod.serviceAccount().orElse(null))
                .withAutomountServiceAccountToken(pod.serviceAccount().isPresent())
                .withNodeSelector(pod.nodeSelector())
                .withTolerations(parts.tolerations())
                .withVolumes(parts.volumes())
                .withSecurityContext(parts.security())
                .withContainers(container(order, parts))
                .endSpec()
                .build();
    }

    private static Container container(JobOrder order, PodParts parts) {
        KubernetesConfig config = order.config();
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(config.image().orElseThrow())
                .withCommand(config.command().orElse(List.of()))
                .withArgs(config.args().orElse(List.of()))
                .withEnv(order.environment())
                .withEnvFrom(config.pod().secrets().orElse(List.of()).stream()
                        .map(secret -> new EnvFromSourceBuilder()
                                .withNewSecretRef()
                                .withName(secret)
                                .endSecretRef()
                                .build())
                        .toList())
                .withResources(parts.resources())
                .withVolumeMounts(parts.mounts())
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .endSecurityContext()
                .build();
    }

    @Override
    public String podLabel() {
        return "batch.kubernetes.io/job-name";
    }

    @Override
    public JobState state(JsonNode status) {
        Conditions conditions = new Conditions(status);
        Counts counts = Counts.of(status, "active", "ready", "succeeded", "failed", "terminating");
        JobState.Phase running = counts.of("ready") > 0 ? JobState.Phase.RUNNING : JobState.Phase.WAITING;
        return conditions.state(running, counts.text(), null, Map.of());
    }
}
