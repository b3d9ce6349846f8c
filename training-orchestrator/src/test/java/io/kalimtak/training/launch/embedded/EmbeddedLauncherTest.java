package io.kalimtak.training.launch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.testing.Jobs;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLauncherTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path storage;

    private final Watch watch = new Watch();

    @Test
    void shouldMakeTheSameBytesAsTheTrainerWhenItTrainsInAProcessOfItsOwn() throws Exception {
        TrainingJob job = Jobs.on(SampleSet.learnable(60, 12), Method.SFT, storage);

        TrainingOutcome outcome = launcher(Map.of()).launch(job, watch);

        Path here = storage.resolve("here.zip");
        new PromptTrainer().train(pairs(job), options(job), here, TrainingProgress.NONE);
        assertThat(job.artifact()).hasSameBinaryContentAs(here);
        assertThat(outcome.trained().describe()).isEqualTo(Files.size(here) + " bytes");
        assertThat(watch.progress()).contains(new Watch.Progress("done", 1));
        assertThat(watch.takeLog()).containsExactly("training on 60 pairs");
    }

    @Test
    void shouldTakeTheArtifactOfAnEarlierTryWhenItIsThere() throws Exception {
        TrainingJob job = Jobs.on(SampleSet.learnable(8, 2), Method.SFT, storage);
        TrainingOutcome first = launcher(Map.of()).launch(job, watch);
        watch.takeLog();

        assertThat(launcher(Map.of()).launch(job, watch)).isEqualTo(first);
        assertThat(watch.takeLog()).isEmpty();
    }

    @Test
    void shouldEndTheRunAndSaveTheServiceWhenTheHeapIsTooSmall() {
        TrainingJob job = Jobs.on(SampleSet.learnable(60, 12), Method.SFT, storage);

        assertThatThrownBy(() -> launcher(Map.of("kalimtak.training.embedded.heap", "8m"))
                        .launch(job, watch))
                .isInstanceOf(LaunchException.class)
                .hasMessage("The training needs more memory than kalimtak.training.embedded.heap allows (8 MB);"
                        + " allow more or train on a smaller set.");
    }

    @Test
    void shouldNameTheKindOfTheFailureAndNoWordsWhenTheTrainingFails() throws IOException {
        TrainingJob job = Jobs.on(SampleSet.learnable(8, 2), Method.SFT, storage);
        Path rows = job.set().file(SetFiles.TRAIN);
        Files.write(rows, Files.readAllLines(rows).subList(0, 1), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> launcher(Map.of()).launch(job, watch))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith(
                        "The training process ended with exit code 1: The training set cannot be used: train.jsonl has 1"
                                + " broken line of 9; line 9: metadata.id stands in an earlier line too (BrokenSetException");
    }

    @Test
    void shouldEndTheProcessWhenTheRunIsCancelled() {
        TrainingJob job = Jobs.on(SampleSet.learnable(256, 12), Method.SFT, storage);
        CompletableFuture<TrainingOutcome> running = start(job);
        ProcessHandle child = child();

        watch.abort(Watch.Cause.CANCELLED);

        assertThatThrownBy(running::join).hasCauseInstanceOf(AbortedException.class);
        await().atMost(LONG).until(() -> !child.isAlive());
        assertThat(job.artifact()).doesNotExist();
    }

    @Test
    void shouldAskForAnotherTryWhenTheProcessIsKilledAndForNoneWhenItHappensAgainAndAgain() {
        TrainingJob job = Jobs.on(SampleSet.learnable(256, 12), Method.SFT, storage);
        CompletableFuture<TrainingOutcome> first = start(job);
        child().destroyForcibly();
        assertThatThrownBy(first::join)
                .cause()
                .isInstanceOf(AwayException.class)
                .hasMessage("The training process was killed by signal 9.");

        CompletableFuture<TrainingOutcome> third = start(Jobs.retried(job, 2));
        child().destroyForcibly();

        assertThatThrownBy(third::join)
                .cause()
                .cause()
                .isInstanceOf(LaunchException.class)
                .hasMessage("The training process was killed by signal 9, and so were the tries before.");
    }

    @Test
    void shouldEndItselfWhenItsParentIsGone() throws Exception {
        TrainingJob job = Jobs.on(SampleSet.learnable(256, 12), Method.SFT, storage);
        Files.createDirectories(job.folder());
        Path order = job.folder().resolve("order.json");
        new ObjectMapper()
                .writeValue(
                        order.toFile(),
                        new EmbeddedOrder(
                                job.version(),
                                null,
                                job.set().hash(),
                                2,
                                job.set().file(SetFiles.TRAIN).toString(),
                                null,
                                null,
                                job.artifact().toString()));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildClassPath.own(),
                        EmbeddedTraining.class.getName(),
                        order.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        // What the death of a parent does to a child's standard input.
        child.getOutputStream().close();

        assertThat(child.waitFor()).isEqualTo(EmbeddedTraining.ORPHANED);
        assertThat(job.artifact()).doesNotExist();
    }

    private static EmbeddedLauncher launcher(Map<String, String> settings) {
        return new EmbeddedLauncher(DefaultConfig.readWith(settings));
    }

    private CompletableFuture<TrainingOutcome> start(TrainingJob job) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return launcher(Map.of()).launch(job, watch);
            } catch (LaunchException e) {
                throw new CompletionException(new IllegalStateException(e));
            }
        });
    }

    /** The training process, once it runs. */
    private static ProcessHandle child() {
        List<ProcessHandle> found = await().atMost(LONG)
                .until(
                        () -> ProcessHandle.current()
                                .descendants()
                                .filter(ProcessHandle::isAlive)
                                .filter(handle ->
                                        handle.info().command().orElse("").endsWith("/bin/java"))
                                .toList(),
                        handles -> handles.size() == 1);
        return found.getFirst();
    }

    private static TrainingOptions options(TrainingJob job) {
        return TrainingOptions.defaults(
                job.version(), job.parentVersion(), job.set().hash());
    }

    private static List<TrainingPair> pairs(TrainingJob job) {
        return job.set().train().stream()
                .map(row -> new TrainingPair(
                        row.interactionId(),
                        row.subject(),
                        row.input(),
                        row.target(),
                        row.language(),
                        row.targetTool(),
                        row.weight(),
                        row.cluster()))
                .toList();
    }
}
