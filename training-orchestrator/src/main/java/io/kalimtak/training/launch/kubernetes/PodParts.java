package io.kalimtak.training.launch.kubernetes;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Parts of a pod that both kinds of job have, from the settings. */
final class PodParts {
    private final JobOrder order;
    private final KubernetesConfig.Pod pod;

    PodParts(JobOrder order) {
        this.order = order;
        this.pod = order.config().pod();
    }

    ResourceRequirements resources() {
        return new ResourceRequirementsBuilder()
                .withRequests(quantities(pod.requests()))
                .withLimits(quantities(pod.limits()))
                .build();
    }

    List<Toleration> tolerations() {
        return pod.tolerations().stream()
                .map(toleration -> new TolerationBuilder()
                        .withKey(toleration.key().orElse(null))
                        .withOperator(toleration.operator())
                        .withValue(toleration.value().orElse(null))
                        .withEffect(toleration.effect().orElse(null))
                        .build())
                .toList();
    }

    /** One volume a mount, all of the same claim: a TrainJob's patch takes one mount of a volume and no more. */
    List<Volume> volumes() {
        return pod.volumeClaim().stream()
                .flatMap(claim -> IntStream.range(0, order.files().size())
                        .mapToObj(number -> new VolumeBuilder()
                                .withName(nameOf(number))
                                .withNewPersistentVolumeClaim()
                                .withClaimName(claim)
                                .endPersistentVolumeClaim()
                                .build()))
                .toList();
    }

    /** Each file by itself, so that the program sees neither the held-out part nor anybody else's rows. */
    List<VolumeMount> mounts() {
        return pod.volumeClaim().stream()
                .flatMap(claim -> IntStream.range(0, order.files().size()).mapToObj(this::mount))
                .toList();
    }

    /** Null where nothing is configured. */
    PodSecurityContext security() {
        return pod.user()
                .map(user -> new PodSecurityContextBuilder()
                        .withRunAsUser(user)
                        .withFsGroup(user)
                        .build())
                .orElse(null);
    }

    private VolumeMount mount(int number) {
        JobOrder.Mounted file = order.files().get(number);
        return new VolumeMountBuilder()
                .withName(nameOf(number))
                .withMountPath(pod.mountPath() + "/" + file.path())
                .withSubPath(file.path())
                .withReadOnly(file.readOnly() ? Boolean.TRUE : null)
                .build();
    }

    private static String nameOf(int number) {
        return "kalimtak-" + number;
    }

    private static Map<String, Quantity> quantities(Map<String, String> settings) {
        Map<String, Quantity> quantities = new TreeMap<>();
        settings.forEach((name, amount) -> quantities.put(name, new Quantity(amount)));
        return quantities;
    }
}
