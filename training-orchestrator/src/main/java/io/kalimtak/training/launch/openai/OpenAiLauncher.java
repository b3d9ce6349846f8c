package io.kalimtak.training.launch.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.training.endpoint.EndpointCalls;
import io.kalimtak.training.endpoint.Endpoints;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.Usage;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Trains at an endpoint that speaks OpenAI's fine-tuning API. A job carries the run's id in its metadata. Every call
 * first looks for the job of the run and only then starts one, so a try whose answer was lost is found and not repeated;
 * should two have come about all the same, the older goes on and the others are cancelled. What may pass is left to the
 * run's own retries, which look for the job again.
 */
@ApplicationScoped
public class OpenAiLauncher implements Launcher {
    /** Its name in orders. */
    public static final String NAME = "openai";

    private static final long SEED = 42;

    private final OpenAiConfig config;
    private final Endpoints endpoints;
    private final EndpointCalls calls;

    @Inject
    public OpenAiLauncher(OpenAiConfig config, Endpoints endpoints, EndpointCalls calls) {
        this.config = config;
        this.endpoints = endpoints;
        this.calls = calls;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String target() {
        return config.engine();
    }

    @Override
    public boolean isConfigured() {
        return config.baseModel().isPresent() && endpoints.isConfigured(config.engine());
    }

    @Override
    public boolean supports(Method method) {
        return method == Method.SFT || method == Method.DPO;
    }

    @Override
    public TrainingOutcome launch(TrainingJob job, Watch watch) throws LaunchException {
        FineTuningApi api = new FineTuningApi(calls, config.engine(), watch);
        List<FineTuningJob> jobs = new ArrayList<>(api.jobsOf(job.runId()));
        if (jobs.isEmpty()) {
            FineTuningJob made = start(job, api);
            jobs.addAll(api.jobsOf(job.runId()));
            // A list may lag behind.
            if (jobs.stream().noneMatch(found -> found.id().equals(made.id()))) {
                jobs.add(made);
            }
            jobs.sort(FineTuningJob.OLDEST_FIRST);
        }
        cancel(jobs.subList(1, jobs.size()), api);
        FollowedJob followed = new FollowedJob(watch);
        FineTuningJob ended = follow(jobs.getFirst(), followed, api, watch);
        api.deleteFile(ended.file());
        return outcome(ended, followed);
    }

    @Override
    public void abandon(UUID runId, Watch watch) {
        FineTuningApi api = new FineTuningApi(calls, config.engine(), watch);
        cancel(api.jobsOf(runId), api);
        api.filesNamed(TrainingFile.nameOf(runId))
                .forEach(file -> api.deleteFile(file.path("id").asText()));
    }

    private FineTuningJob start(TrainingJob job, FineTuningApi api) throws LaunchException {
        String file;
        try {
            Path rows = TrainingFile.write(job);
            long bytes = Files.size(rows);
            String name = TrainingFile.nameOf(job.runId());
            file = api.filesNamed(name).stream()
                    .filter(found -> found.path("bytes").asLong() == bytes)
                    .map((JsonNode found) -> found.path("id").asText())
                    .findFirst()
                    .orElseGet(() -> api.upload(rows, name));
        } catch (IOException e) {
            throw new LaunchException("The rows could not be written to storage; check its free space.", e);
        }
        FineTuningJob made = api.create(job.runId(), order(job, file));
        if (!job.runId().toString().equals(made.run())) {
            api.cancel(made.id());
            throw new LaunchException("The endpoint does not keep a job's metadata, by which its job would be found"
                    + " again after a lost answer; it was cancelled.");
        }
        return made;
    }

    private Map<String, Object> order(TrainingJob job, String file) {
        boolean preferences = job.method() == Method.DPO;
        Map<String, Object> parameters = new TreeMap<>();
        config.epochs().ifPresent(epochs -> parameters.put("n_epochs", epochs));
        if (preferences) {
            config.beta().ifPresent(beta -> parameters.put("beta", beta));
        }
        String type = preferences ? "dpo" : "supervised";
        return new TreeMap<>(Map.of(
                "model",
                config.baseModel().orElseThrow(),
                "training_file",
                file,
                "suffix",
                config.suffix(),
                "seed",
                SEED,
                "method",
                new TreeMap<>(Map.of("type", type, type, Map.of("hyperparameters", parameters))),
                "metadata",
                new TreeMap<>(Map.of(FineTuningJob.RUN, job.runId().toString(), "kalimtak_version", job.version()))));
    }

    private static void cancel(List<FineTuningJob> jobs, FineTuningApi api) {
        jobs.stream().filter(job -> !job.ended()).forEach(job -> api.cancel(job.id()));
    }

    private FineTuningJob follow(FineTuningJob found, FollowedJob followed, FineTuningApi api, Watch watch) {
        FineTuningJob job = found;
        followed.look(api, job);
        while (!job.ended()) {
            watch.pause(config.poll());
            job = api.job(job.id());
            followed.look(api, job);
        }
        return job;
    }

    private TrainingOutcome outcome(FineTuningJob job, FollowedJob followed) throws LaunchException {
        return switch (job.status()) {
            case FineTuningJob.FAILED ->
                throw new LaunchException(
                        "The fine-tuning job failed: " + (job.error() == null ? "no reason given" : job.error()) + ".");
            case FineTuningJob.CANCELLED ->
                throw new LaunchException("The fine-tuning job was cancelled at the endpoint.");
            default -> {
                if (job.model() == null) {
                    throw new LaunchException("The fine-tuning job succeeded without the name of a model.");
                }
                yield new TrainingOutcome(
                        new TrainedEndpoint(
                                config.engine(), job.model(), config.baseModel().orElseThrow()),
                        Usage.tokens(job.trainedTokens()),
                        followed.metrics());
            }
        };
    }
}
