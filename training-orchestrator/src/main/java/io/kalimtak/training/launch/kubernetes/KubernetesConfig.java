package io.kalimtak.training.launch.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The launcher {@code kubernetes}; it exists where an image or a training runtime is configured. */
@ConfigMapping(prefix = "kalimtak.training.kubernetes")
public interface KubernetesConfig {
    /** What the cluster is given. */
    enum Kind {
        /** A plain Job of batch/v1. */
        JOB,
        /** A TrainJob of Kubeflow Trainer 2.2 or later. */
        TRAINJOB
    }

    /** What the cluster is given: {@code job} or {@code trainjob}. */
    @WithDefault("job")
    Kind kind();

    /** The program's image; a TrainJob may leave it to its runtime. */
    Optional<String> image();

    /** The program and its arguments, as the image has them by default. */
    Optional<List<String>> command();

    /** Arguments alone. */
    Optional<List<String>> args();

    /** The training runtime of a TrainJob. */
    Optional<String> runtime();

    /** Whether that runtime is the cluster's or the namespace's. */
    @WithDefault("ClusterTrainingRuntime")
    @Pattern(
            regexp = "ClusterTrainingRuntime|TrainingRuntime",
            message = "must be ClusterTrainingRuntime or TrainingRuntime")
    String runtimeKind();

    /** Machines that a TrainJob trains on; as its runtime has it by default. */
    Optional<@Min(1) @Max(99) Integer> nodes();

    /** Name of this installation in the cluster: jobs of another one are never touched. */
    Optional<
                    @Pattern(
                            regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                            message = "must be at most 63 lower case letters, digits and hyphens")
                    String>
            installation();

    /** Where jobs are made; the namespace of the service's own account or of the kubeconfig by default. */
    Optional<String> namespace();

    /** How the cluster is reached from outside; inside of one the pod's service account says it. */
    Optional<Path> kubeconfig();

    /** What it trains: one run a target at a time, and versions are named after it. */
    @WithDefault("kubernetes")
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,31}", message = "must be lower case letters, digits and hyphens")
    String target();

    /** Methods that the program can do. */
    @WithDefault("sft")
    List<String> methods();

    /** The model to start from, told to the program. */
    Optional<String> baseModel();

    /** The shared storage as the program sees it; the place where the volume is mounted by default. */
    Optional<URI> storageUri();

    /** How often a job under way is looked at. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    Duration poll();

    /** How long a job may run, suspended time apart; kalimtak.training.timeout.training by default. */
    Optional<@DurationMin(seconds = 1) Duration> deadline();

    /** How long a job that has ended stays for those who want to see its log. */
    @WithDefault("1d")
    @DurationMin(seconds = 1)
    Duration keep();

    /** Pods that may fail before a plain Job does. */
    @WithDefault("2")
    @Min(0)
    int backoffLimit();

    /** How long an image may fail to be pulled, or a container to be made, before the run fails. */
    @WithDefault("10m")
    Duration brokenWithin();

    /** How long cancelling waits for a job to be gone before it looks again later. */
    @WithDefault("2m")
    Duration goneWithin();

    /** How old a job of a run that is not known here must be before it is taken for left behind. */
    @WithDefault("1d")
    Duration orphanGrace();

    Pod pod();

    /** The pod in which the program runs. */
    interface Pod {
        /** Resources that it asks for, such as {@code cpu} and {@code memory}. */
        Map<String, String> requests();

        /** Resources that it may take at most; of extended ones, such as {@code nvidia.com/gpu}, exactly these. */
        Map<String, String> limits();

        /** Labels that its machine must have. */
        Map<String, String> nodeSelector();

        /** Taints of machines that it bears. */
        List<Toleration> tolerations();

        /** Its service account, whose token it gets; without one it gets none. */
        Optional<String> serviceAccount();

        /** The user that it runs as; the image's by default. */
        Optional<Long> user();

        /** The volume claim on which the shared storage lies. */
        Optional<String> volumeClaim();

        /** Where the files of the run are mounted from that claim. */
        @WithDefault("/kalimtak/storage")
        @Pattern(regexp = "/.+[^/]", message = "must be an absolute path without a slash at its end")
        String mountPath();

        /** Environment variables that are no secret. */
        Map<String, String> env();

        /** Environment variables that are: {@code secret/key} by the variable's name. */
        Map<String, String> secretEnv();

        /** Secrets of which every key becomes an environment variable; plain Jobs alone. */
        Optional<List<String>> secrets();
    }

    /** As Kubernetes has it. */
    interface Toleration {
        Optional<String> key();

        @WithDefault("Equal")
        @Pattern(regexp = "Equal|Exists", message = "must be Equal or Exists")
        String operator();

        Optional<String> value();

        Optional<String> effect();
    }
}
