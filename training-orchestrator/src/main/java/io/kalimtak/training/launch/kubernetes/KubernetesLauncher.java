package io.kalimtak.training.launch.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.kalimtak.training.StorageConfig;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.ProgramResult;
import io.kalimtak.training.launch.RunFate;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Trains as a job on Kubernetes. The job's name is made of the run's id, so the cluster itself refuses a second one: a try
 * whose answer was lost is found again, and the job that is there already is ours. What may pass is left to the run's own
 * retries, which look for the job again. Its contract with the program is docs/launchers.md.
 */
@ApplicationScoped
public class KubernetesLauncher implements Launcher {
    /** Its name in orders. */
    public static final String NAME = "kubernetes";

    private static final Logger LOG = Logger.getLogger(KubernetesLauncher.class);
    private static final String INSTALLATION = "Set kalimtak.training.kubernetes.installation to a name that no other"
            + " installation in the cluster has.";

    private final KubernetesConfig config;
    private final TrainingConfig training;
    private final StorageConfig storage;
    private final Cluster cluster;
    private final Clock clock;
    private final JobKind kind;

    @Inject
    KubernetesLauncher(
            KubernetesConfig config, TrainingConfig training, StorageConfig storage, Cluster cluster, Clock clock) {
        this.config = config;
        this.training = training;
        this.storage = storage;
        this.cluster = cluster;
        this.clock = clock;
        this.kind = JobKind.of(config.kind());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String target() {
        return config.target();
    }

    @Override
    public boolean isConfigured() {
        return config.image().isPresent() || config.runtime().isPresent();
    }

    @Override
    public boolean supports(Method method) {
        return config.methods().contains(method.label());
    }

    @Override
    public TrainingOutcome launch(TrainingJob job, Watch watch) throws LaunchException {
        try {
            return train(job, watch);
        } catch (ClusterRefusedException e) {
            throw new LaunchException(e.getMessage(), e);
        }
    }

    @Override
    public void abandon(UUID runId, Watch watch) {
        if (config.installation().isEmpty()) {
            return;
        }
        JobIdentity identity = new JobIdentity(config.installation().get(), runId);
        if (cluster.find(kind, identity.name(), watch).filter(identity::owns).isPresent()) {
            delete(identity.name(), watch);
        }
    }

    @Override
    public int sweep(Function<UUID, RunFate> fates, Watch watch) {
        if (config.installation().isEmpty()) {
            return 0;
        }
        Map<String, String> own =
                Map.of(JobIdentity.INSTALLATION, config.installation().get());
        Orphans orphans = new Orphans(fates, clock.instant(), config.keep(), config.orphanGrace());
        List<ClusterJob> left = cluster.list(kind, own, watch).stream()
                .filter(orphans::includes)
                .toList();
        left.forEach(job -> {
            cluster.delete(kind, job.name(), watch);
            LOG.infof("job of a run that is over was deleted job=%s", job.name());
        });
        return left.size();
    }

    private TrainingOutcome train(TrainingJob job, Watch watch) throws LaunchException {
        Optional<String> problem = kind.problem(config)
                .or(() -> config.installation().isPresent() ? Optional.empty() : Optional.of(INSTALLATION));
        if (problem.isPresent()) {
            throw new LaunchException(problem.get());
        }
        JobIdentity identity = new JobIdentity(config.installation().orElseThrow(), job.runId());
        JobManifest wanted = JobManifest.of(
                job,
                identity,
                new JobManifest.Place(
                        config,
                        storage.root(),
                        cluster.namespace(),
                        training.timeout().training()));
        Optional<ClusterJob> found = cluster.find(kind, identity.name(), watch);
        if (found.isEmpty()) {
            Optional<TrainingOutcome> earlier = ClusterOutcome.earlier(job);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        ClusterJob ours = found.isPresent() ? found.get() : create(job, wanted, watch);
        requireOurs(ours, identity, wanted.hash());
        return follow(ours, job, watch);
    }

    private ClusterJob create(TrainingJob job, JobManifest wanted, Watch watch) throws LaunchException {
        try {
            Files.createDirectories(job.folder());
            Files.deleteIfExists(job.folder().resolve(ProgramResult.FILE));
        } catch (IOException e) {
            throw new LaunchException("The run's folder could not be made in storage; check its free space.", e);
        }
        String name = wanted.resource().getMetadata().getName();
        Optional<ClusterJob> made = cluster.create(kind, wanted.resource(), watch);
        watch.log("Asked the cluster for the job " + name + ".");
        return made.or(() -> cluster.find(kind, name, watch))
                .orElseThrow(() -> new AwayException("The cluster has the job and does not show it yet."));
    }

    private static void requireOurs(ClusterJob job, JobIdentity identity, String hash) throws LaunchException {
        if (!identity.owns(job)) {
            throw new LaunchException("The cluster has a job " + job.name()
                    + " that is not of this installation and run; delete it, or start another run.");
        }
        if (!hash.equals(job.annotations().get(JobManifest.HASH))) {
            throw new LaunchException("The cluster has a job of this run that was made otherwise: the settings under"
                    + " kalimtak.training.kubernetes changed meanwhile. Start another run.");
        }
    }

    private TrainingOutcome follow(ClusterJob found, TrainingJob job, Watch watch) throws LaunchException {
        FollowedClusterJob followed = new FollowedClusterJob(watch);
        ClusterJob present = found;
        while (true) {
            followed.look(present, troubles(present.name(), watch));
            if (present.state().ended()) {
                return outcome(present, job, followed);
            }
            if (present.deleting()) {
                throw deleted(present.name());
            }
            Optional<PodTrouble> broken = followed.brokenSince(clock.instant().minus(config.brokenWithin()));
            if (broken.isPresent()) {
                delete(present.name(), watch);
                throw new LaunchException(
                        "The job's pod does not start: " + broken.get().text() + ".");
            }
            watch.pause(config.poll());
            present = cluster.find(kind, present.name(), watch).orElseThrow(() -> deleted(found.name()));
            if (!present.uid().equals(found.uid())) {
                throw deleted(found.name());
            }
        }
    }

    private static LaunchException deleted(String name) {
        return new LaunchException("The job " + name + " was deleted by somebody else while the run waited for it.");
    }

    private static TrainingOutcome outcome(ClusterJob ended, TrainingJob job, FollowedClusterJob followed)
            throws LaunchException {
        if (ended.state().phase() == JobState.Phase.FAILED) {
            throw new LaunchException("The job failed: " + ended.state().reason() + "."
                    + followed.why().map(why -> " Last, " + why + ".").orElse(""));
        }
        return ClusterOutcome.of(ended, job, followed.metrics());
    }

    /** Pods explain; a job can be followed without them. */
    private List<PodTrouble> troubles(String name, Watch watch) {
        try {
            List<Pod> pods = cluster.pods(kind, name, watch);
            return PodTrouble.of(pods);
        } catch (ClusterRefusedException e) {
            watch.log(e.getMessage());
            return List.of();
        }
    }

    private void delete(String name, Watch watch) {
        cluster.delete(kind, name, watch);
        Instant limit = clock.instant().plus(config.goneWithin());
        while (cluster.find(kind, name, watch).isPresent()) {
            if (clock.instant().isAfter(limit)) {
                throw new AwayException("The job " + name + " is being deleted and not gone yet.");
            }
            watch.pause(config.poll());
        }
    }
}
