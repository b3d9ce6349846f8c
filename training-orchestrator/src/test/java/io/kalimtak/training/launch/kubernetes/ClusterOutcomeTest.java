package io.kalimtak.training.launch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.sets.Checksums;
import io.kalimtak.training.testing.Jobs;
import io.kalimtak.training.testing.LocalCluster;
import io.kalimtak.training.work.AwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is made of what the program says and leaves. */
class ClusterOutcomeTest extends ClusterTestBase {
    @Test
    void shouldTakeTheArtifactFromTheSharedStorageWhenItsChecksumIsTheOneThatWasTold() throws Exception {
        train();
        String sha256 = Checksums.sha256(job.artifact());
        Files.move(job.artifact(), storage.resolve("made.zip"));
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        Files.move(storage.resolve("made.zip"), job.artifact());
        Files.writeString(job.folder().resolve("result.json"), "{\"artifact\":{\"sha256\":\"" + sha256 + "\"}}");
        complete(path());

        assertThat(launched.join().trained()).isEqualTo(new TrainedArtifact(sha256, Files.size(job.artifact())));
    }

    @Test
    void shouldWaitForTheArtifactAndThenRefuseItWhenItIsAnother() {
        String result = "{\"artifact\":{\"sha256\":\"" + "0".repeat(64) + "\"}}";
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        cluster.annotate(path(), "kalimtak.io/result", result);
        complete(path());

        assertThatThrownBy(launched::join)
                .hasRootCauseInstanceOf(AwayException.class)
                .hasRootCauseMessage("The artifact of the job is not to be seen in the shared storage yet.");
        job = Jobs.retried(job, 5);
        assertThatThrownBy(this::launch)
                .isInstanceOf(LaunchException.class)
                .hasMessage("The shared storage holds no artifact of this version and set with the SHA-256 that the"
                        + " program told.");
    }

    @Test
    void shouldFailWhenTheProgramTellsNothingOfWhatItMade() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        complete(path());

        assertThatThrownBy(launched::join)
                .hasRootCauseMessage("The job succeeded, but its program told neither an endpoint nor the SHA-256 of an"
                        + " artifact; docs/launchers.md says how.");
    }

    @Test
    void shouldTrainNothingWhenTheJobIsGoneAndItsArtifactIsInPlace() throws Exception {
        train();

        assertThat(launch().trained()).isInstanceOf(TrainedArtifact.class);
        assertThat(cluster.list(LocalCluster.JOBS)).isEmpty();
    }

    @Test
    void shouldDescribeTheStateForPeopleWhenAnnotationsAreNotAsDescribed() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        cluster.annotate(path(), "kalimtak.io/progress", "somebody's words");
        cluster.annotate(path(), "kalimtak.io/metrics", "{\"loss\":\"somebody's words\"}");
        cluster.annotate(path(), "kalimtak.io/result", "{\"somebody's words\":1}");
        await().atMost(LONG).until(() -> cluster.calls("GET " + path()) > 3);
        complete(path());

        assertThatThrownBy(launched::join)
                .hasRootCauseMessage(
                        "The program's result is not what docs/launchers.md describes: line 1, column 23.");
        List<String> log = watch.takeLog();
        assertThat(log).contains("The annotation kalimtak.io/metrics is not what docs/launchers.md describes.");
        assertThat(log).noneMatch(line -> line.contains("somebody"));
        JsonNode left = cluster.list(LocalCluster.JOBS).getFirst();
        assertThat(left.at("/metadata/labels/kalimtak.io~1run").asText())
                .isEqualTo(job.runId().toString());
    }

    /** What a program in a container would leave in the run's folder. */
    private void train() throws IOException {
        Files.createDirectories(job.folder());
        List<TrainingPair> pairs = job.set().train().stream()
                .map(row -> new TrainingPair(row.interactionId(), null, row.input(), row.target(), "en", null, 1, null))
                .toList();
        TrainingOptions options =
                TrainingOptions.defaults(job.version(), null, job.set().hash());
        new PromptTrainer().train(pairs, options, job.artifact(), TrainingProgress.NONE);
    }
}
