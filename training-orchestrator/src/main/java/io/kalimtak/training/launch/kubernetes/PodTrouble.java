package io.kalimtak.training.launch.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.kalimtak.training.endpoint.ApiMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a pod does not train. What its container printed or left as a message is not read: it may hold what people wrote.
 *
 * @param text for people
 * @param broken whether it never gets going without somebody who mends it
 * @param since when its pod was made
 */
record PodTrouble(String text, boolean broken, Instant since) {
    /** Reasons for which a container waits and which do not heal by themselves (kubelet's own names). */
    private static final Set<String> BROKEN = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrImageNeverPull",
            "InvalidImageName",
            "ImageInspectError",
            "RegistryUnavailable",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    /** All of these pods, in their order. */
    static List<PodTrouble> of(List<Pod> pods) {
        List<PodTrouble> troubles = new ArrayList<>();
        pods.stream().filter(pod -> pod.getStatus() != null).forEach(pod -> {
            placed(pod, troubles);
            evicted(pod, troubles);
            Stream.concat(
                            pod.getStatus().getInitContainerStatuses().stream(),
                            pod.getStatus().getContainerStatuses().stream())
                    .forEach(container -> container(pod, container, troubles));
        });
        return troubles;
    }

    private static void placed(Pod pod, List<PodTrouble> troubles) {
        pod.getStatus().getConditions().stream()
                .filter(condition ->
                        "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()))
                .forEach(
                        condition -> troubles.add(of(pod, text(condition.getReason(), condition.getMessage()), false)));
    }

    private static void evicted(Pod pod, List<PodTrouble> troubles) {
        if (pod.getStatus().getReason() != null) {
            troubles.add(
                    of(pod, text(pod.getStatus().getReason(), pod.getStatus().getMessage()), false));
        }
    }

    private static void container(Pod pod, ContainerStatus container, List<PodTrouble> troubles) {
        ContainerState state = container.getState();
        if (state != null
                && state.getWaiting() != null
                && BROKEN.contains(state.getWaiting().getReason())) {
            String text =
                    text(state.getWaiting().getReason(), state.getWaiting().getMessage());
            troubles.add(of(pod, text, true));
        }
        Stream.of(container.getLastState(), state)
                .filter(past -> past != null && past.getTerminated() != null)
                .map(ContainerState::getTerminated)
                .filter(end -> end.getExitCode() != null && end.getExitCode() != 0)
                .forEach(end -> troubles.add(of(pod, ended(end), false)));
    }

    private static String ended(ContainerStateTerminated end) {
        String reason = end.getReason() == null ? "Error" : end.getReason();
        return reason + ", exit code " + end.getExitCode();
    }

    private static String text(String reason, String message) {
        String clean = message == null ? "" : ApiMessage.clean(message).replaceFirst("\\.$", "");
        return clean.isBlank() ? reason : reason + ": " + clean;
    }

    private static PodTrouble of(Pod pod, String text, boolean broken) {
        String created = pod.getMetadata().getCreationTimestamp();
        return new PodTrouble(text, broken, created == null ? Instant.MAX : Instant.parse(created));
    }
}
