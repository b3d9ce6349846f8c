package io.kalimtak.training.launch.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.files.FileListPageResponse;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import com.openai.models.finetuning.jobs.JobListEventsPageResponse;
import com.openai.models.finetuning.jobs.JobListPageResponse;
import io.kalimtak.local.testing.LocalFineTuning;
import io.kalimtak.training.endpoint.EndpointCalls;
import io.kalimtak.training.endpoint.Endpoints;
import io.kalimtak.training.endpoint.EndpointsConfig;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.testing.Jobs;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TestPort;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds what is sent, and the local server that the other tests believe, against the official SDK's types. */
class FineTuningProtocolTest {
    @TempDir
    Path storage;

    private final LocalFineTuning server = new LocalFineTuning(TestPort.of("fine-tuning"));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"SFT", "DPO"})
    void shouldOrderWhatTheSdkKnows(Method method) throws Exception {
        TrainingJob job = Jobs.on(SampleSet.learnable(12, 2).withPairs(), method, storage);

        TrainingOutcome outcome = launcher().launch(job, new Watch());

        assertThat(outcome.trained()).isInstanceOf(TrainedEndpoint.class);
        JobCreateParams.Body order = read(server.orders().getFirst(), JobCreateParams.Body.class);
        assertThat(order.validate()._allProperties())
                .containsOnlyKeys("metadata", "method", "model", "seed", "suffix", "training_file");
        assertThat(order.model().asString()).isEqualTo("gpt-4.1-mini-2025-04-14");
        assertThat(order.seed()).contains(42L);
        assertThat(order.suffix()).contains("kalimtak");
        assertThat(order.trainingFile()).startsWith("file-");
        assertThat(order.method().orElseThrow().type()).hasToString(method == Method.SFT ? "supervised" : "dpo");
        assertThat(order.method().orElseThrow().supervised().isPresent()).isEqualTo(method == Method.SFT);
        assertThat(order.method().orElseThrow().dpo().isPresent()).isEqualTo(method == Method.DPO);
        assertThat(order.metadata().orElseThrow()._allProperties().get("kalimtak_run_id"))
                .hasToString(job.runId().toString());
    }

    @Test
    void shouldAnswerAsTheSdkReadsIt() throws Exception {
        TrainingJob job = Jobs.on(SampleSet.learnable(12, 2), Method.SFT, storage);
        launcher().launch(job, new Watch());
        new FineTuningApi(calls(), "openai", new Watch()).upload(TrainingFile.write(job), "one.jsonl");
        String id = server.jobs().getFirst().path("id").asText();

        FineTuningJob shown = read(server.show("/v1/fine_tuning/jobs/" + id), FineTuningJob.class);
        JobListPageResponse jobs = read(server.show("/v1/fine_tuning/jobs"), JobListPageResponse.class);
        JobListEventsPageResponse events =
                read(server.show("/v1/fine_tuning/jobs/" + id + "/events"), JobListEventsPageResponse.class);
        FileListPageResponse files = read(server.show("/v1/files"), FileListPageResponse.class);

        assertThat(shown.validate().status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
        assertThat(shown.trainedTokens()).contains(12_345L);
        assertThat(jobs.validate().data()).hasSize(1);
        assertThat(events.validate().hasMore()).isTrue();
        assertThat(files.validate().data()).hasSize(1);
    }

    @Test
    void shouldCancelTheJobAndFailWhenTheServerKeepsNoMetadata() {
        TrainingJob job = Jobs.on(SampleSet.learnable(12, 2), Method.SFT, storage);
        server.forgetMetadata();

        assertThatThrownBy(() -> launcher().launch(job, new Watch()))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("The endpoint does not keep a job's metadata");
        assertThat(server.jobs().getFirst().path("status").asText()).isEqualTo("cancelled");
    }

    private OpenAiLauncher launcher() throws IOException {
        OpenAiConfig config = DefaultConfig.readWith(
                OpenAiConfig.class,
                Map.of(
                        "kalimtak.training.openai.base-model",
                        "gpt-4.1-mini-2025-04-14",
                        "kalimtak.training.openai.poll",
                        "10ms"));
        return new OpenAiLauncher(config, endpoints(), calls());
    }

    private EndpointCalls calls() throws IOException {
        return new EndpointCalls(endpoints(), new ObjectMapper());
    }

    private Endpoints endpoints() throws IOException {
        String prefix = "kalimtak.training.endpoints.openai.";
        Path key = Files.writeString(storage.resolve("key"), LocalFineTuning.KEY);
        return new Endpoints(DefaultConfig.readWith(
                EndpointsConfig.class,
                Map.of(
                        prefix + "base-url",
                        "http://127.0.0.1:" + TestPort.of("fine-tuning"),
                        prefix + "allow-private-addresses",
                        "true",
                        prefix + "key-file",
                        key.toString())));
    }

    private static <T> T read(JsonNode body, Class<T> type) throws IOException {
        return ObjectMappers.jsonMapper().readValue(body.toString(), type);
    }
}
