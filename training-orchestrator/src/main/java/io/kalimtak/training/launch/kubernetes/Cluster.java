package io.kalimtak.training.launch.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.kalimtak.training.work.Watch;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The calls to the cluster that are used here. Its client is made at the first of them, so that a service without a
 * cluster needs none. A call is never repeated here. Throws what {@link ClusterErrors} says.
 */
@ApplicationScoped
class Cluster {
    private static final String DEFAULT_NAMESPACE = "default";

    private final KubernetesConfig config;
    private KubernetesClient client;

    Cluster(KubernetesConfig config) {
        this.config = config;
    }

    /** Where jobs are made. */
    String namespace() {
        String own = client().getNamespace();
        return config.namespace().orElse(own == null ? DEFAULT_NAMESPACE : own);
    }

    Optional<ClusterJob> find(JobKind kind, String name, Watch watch) {
        return call(
                        "get",
                        kind,
                        watch,
                        () -> Optional.ofNullable(jobs(kind)
                                .inNamespace(namespace())
                                .withName(name)
                                .get()))
                .map(found -> ClusterJob.of(found, kind));
    }

    /** Makes the job. Empty when there is one of that name already. */
    Optional<ClusterJob> create(JobKind kind, GenericKubernetesResource job, Watch watch) {
        return call("create", kind, watch, () -> {
                    try {
                        return Optional.of(jobs(kind)
                                .inNamespace(namespace())
                                .resource(job)
                                .create());
                    } catch (KubernetesClientException e) {
                        if (ClusterErrors.isConflict(e)) {
                            return Optional.<GenericKubernetesResource>empty();
                        }
                        throw e;
                    }
                })
                .map(made -> ClusterJob.of(made, kind));
    }

    /** Deletes the job; it is gone once its pods are. No error where there is none. */
    void delete(JobKind kind, String name, Watch watch) {
        call(
                "delete",
                kind,
                watch,
                () -> jobs(kind)
                        .inNamespace(namespace())
                        .withName(name)
                        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                        .delete());
    }

    /** The jobs with these labels; none where the cluster does not know the kind. */
    List<ClusterJob> list(JobKind kind, Map<String, String> labels, Watch watch) {
        return call("list", kind, watch, () -> {
                    try {
                        return jobs(kind)
                                .inNamespace(namespace())
                                .withLabels(labels)
                                .list()
                                .getItems();
                    } catch (KubernetesClientException e) {
                        if (ClusterErrors.isMissing(e)) {
                            return List.<GenericKubernetesResource>of();
                        }
                        throw e;
                    }
                })
                .stream()
                .map(found -> ClusterJob.of(found, kind))
                .toList();
    }

    /** The pods of a job. */
    List<Pod> pods(JobKind kind, String job, Watch watch) {
        return call(
                "list pods of",
                kind,
                watch,
                () -> client().pods()
                        .inNamespace(namespace())
                        .withLabel(kind.podLabel(), job)
                        .list()
                        .getItems());
    }

    private MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            jobs(JobKind kind) {
        return client().genericKubernetesResources(kind.resource());
    }

    private <T> T call(String verb, JobKind kind, Watch watch, Supplier<T> call) {
        try {
            return watch.waitFor(call::get);
        } catch (KubernetesClientException e) {
            // An aborted wait looks like a broken connection.
            watch.check();
            String what = kind.resource().getPlural() + "." + kind.resource().getGroup();
            throw ClusterErrors.of(e, verb + " " + what + " in the namespace " + namespace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized KubernetesClient client() {
        if (client == null) {
            Config found = config.kubeconfig().map(Cluster::read).orElseGet(() -> Config.autoConfigure(null));
            client = new KubernetesClientBuilder()
                    // What may pass is tried again by the run, which a crash does not end.
                    .withConfig(new ConfigBuilder(found)
                            .withRequestRetryBackoffLimit(0)
                            .build())
                    .withHttpClientFactory(new JdkHttpClientFactory())
                    .build();
        }
        return client;
    }

    private static Config read(Path kubeconfig) {
        if (!Files.isReadable(kubeconfig)) {
            throw new ClusterRefusedException(
                    "The file of kalimtak.training.kubernetes.kubeconfig cannot be read.", null);
        }
        return Config.fromKubeconfig(kubeconfig.toFile());
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
