package io.kalimtak.training.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.Usage;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.testing.Jobs;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLauncherTest {
    @TempDir
    Path storage;

    private final Watch watch = new Watch();
    private TrainingJob job;

    @BeforeEach
    void write() {
        job = Jobs.on(SampleSet.learnable(8, 2), Method.SFT, storage);
    }

    @Test
    void shouldGiveTheEndpointWithItsUsageWhenTheProgramServesTheModel() throws Exception {
        TrainingOutcome outcome = launch("""
                echo '{"phase":"epoch 1","progress":0.5,"log":"loss 0.7"}'
                cat > result.json <<'END'
                {"endpoint": {"engine": "local", "model": "tuned-1", "base_model": "small-7b"},
                 "usage": {"trained_tokens": 4096, "cost": 1.20, "currency": "EUR"},
                 "metrics": {"loss": 0.7}}
                END
                """);

        assertThat(outcome)
                .isEqualTo(new TrainingOutcome(
                        new TrainedEndpoint("local", "tuned-1", "small-7b"),
                        new Usage(4096L, new BigDecimal("1.20"), "EUR"),
                        Map.of("loss", 0.7)));
        assertThat(watch.progress()).contains(new Watch.Progress("epoch 1", 0.5));
        assertThat(watch.takeLog()).containsExactly("loss 0.7");
    }

    @Test
    void shouldTellTheProgramWhatToTrainOnAndNotWhatIsHeldOut() throws Exception {
        assertThatThrownBy(() -> launch("cat \"$1\" > seen.json")).isInstanceOf(LaunchException.class);

        assertThat(Files.readString(job.folder().resolve("seen.json")))
                .contains("\"run_id\":\"" + job.runId() + "\"")
                .contains("\"version\":\"test-20261125-1\"")
                .contains("\"method\":\"sft\"")
                .contains("\"train.jsonl\":\"" + job.set().file("train.jsonl") + "\"")
                .doesNotContain("eval");
    }

    @Test
    void shouldTakeTheArtifactWhenTheProgramMadeOneForTheEmbeddedEngine() throws Exception {
        Path made = storage.resolve("made.zip");
        train(job.version(), made);

        TrainingOutcome outcome = launch("cp '" + made + "' artifact.zip");

        assertThat(outcome.trained())
                .isInstanceOfSatisfying(
                        TrainedArtifact.class,
                        artifact -> assertThat(artifact.bytes())
                                .isEqualTo(made.toFile().length()));
        assertThat(outcome.usage()).isEqualTo(Usage.UNKNOWN);
    }

    @Test
    void shouldRefuseTheArtifactWhenItIsOfAnotherVersion() throws IOException {
        Path made = storage.resolve("made.zip");
        train("another-version", made);

        assertThatThrownBy(() -> launch("cp '" + made + "' artifact.zip"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("The program ended well, but made neither an artifact of this version and set nor an"
                        + " endpoint.");
    }

    @Test
    void shouldEndTheRunWithTheProgramsReasonWhenItFails() {
        assertThatThrownBy(() -> launch("""
                echo '{"error":"no GPU of 24 GB"}'
                exit 2"""))
                .isInstanceOf(LaunchException.class)
                .hasMessage("The program ended with exit code 2: no GPU of 24 GB.");
    }

    @Test
    void shouldAskForAnotherTryWhenTheProgramSaysThatItMayPass() {
        assertThatThrownBy(() -> launch("exit 75"))
                .isInstanceOf(AwayException.class)
                .hasMessage("The program cannot train now.");
    }

    @Test
    void shouldAskForAnotherTryTwiceWhenTheProgramIsKilled() {
        assertThatThrownBy(() -> launch("kill -9 $$")).isInstanceOf(AwayException.class);
        job = Jobs.retried(job, 1);
        assertThatThrownBy(() -> launch("kill -9 $$")).isInstanceOf(AwayException.class);
        job = Jobs.retried(job, 2);
        assertThatThrownBy(() -> launch("kill -9 $$"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("The program was killed by signal 9, and so were the tries before.");
    }

    @Test
    void shouldNameTheFieldWhenTheResultIsNotAsDescribed() {
        String endpoint = "'{\"endpoint\":{\"engine\":\"local\",\"model\":\"m\",\"base_model\":\"b\"},";

        assertThatThrownBy(() -> launch("echo '{\"endpoint\":{\"engine\":\"local\"}}' > result.json"))
                .hasMessage(
                        "The program's result has no valid endpoint.model; docs/launchers.md says what it must be.");
        assertThatThrownBy(() -> launch("echo " + endpoint + "\"usage\":{\"cost\":3}}' > result.json"))
                .hasMessageContaining("no valid usage.currency");
        assertThatThrownBy(() -> launch("echo " + endpoint + "\"metrics\":{\"loss\":1e999}}' > result.json"))
                .hasMessageContaining("no valid metrics");
        assertThatThrownBy(() -> launch("echo '{\"secret words\":1}' > result.json"))
                .hasMessage("The program's result is not what docs/launchers.md describes: line 1, column 19.");
    }

    @Test
    void shouldNotTakeTheResultOfAnEarlierTryForItsOwn() throws IOException {
        Files.createDirectories(job.folder());
        Files.writeString(
                job.folder().resolve("result.json"),
                "{\"endpoint\":{\"engine\":\"local\",\"model\":\"old\",\"base_model\":\"b\"}}");

        assertThatThrownBy(() -> launch("exit 0")).isInstanceOf(LaunchException.class);
    }

    @Test
    void shouldReadNoArgumentAsAShellWouldWhenItLooksLikeOne() throws Exception {
        assertThatThrownBy(() -> launch("printf '%s' \"$0|$#\" > seen.txt", "$(touch hacked)", "; touch hacked"))
                .isInstanceOf(LaunchException.class);

        assertThat(Files.readString(job.folder().resolve("seen.txt"))).endsWith("|3");
        assertThat(job.folder().resolve("hacked")).doesNotExist();
    }

    @Test
    void shouldEndTheProgramWhenTheRunIsCancelled() {
        CompletableFuture<TrainingOutcome> running = CompletableFuture.supplyAsync(() -> {
            try {
                return launch("echo '{\"progress\":0.1}'; sleep 300");
            } catch (LaunchException | IOException e) {
                throw new CompletionException(e);
            }
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> watch.progress().isPresent());

        watch.abort(Watch.Cause.CANCELLED);

        assertThatThrownBy(running::join).hasCauseInstanceOf(AbortedException.class);
    }

    @Test
    void shouldEndTheProgramOfAnEarlierTryWhenAKillOfTheServiceLeftIt() throws Exception {
        Process left = leave(CommandLauncherTest::described);

        launch("""
                echo '{"endpoint": {"engine": "local", "model": "m", "base_model": "b"}}' > result.json""");

        assertThat(left.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldEndTheProgramOfAnEarlierTryWhenItsRunIsGivenUp() throws Exception {
        Process left = leave(CommandLauncherTest::described);

        launcher("exit 0").abandon(job.runId(), watch);

        assertThat(left.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldLeaveAnotherProgramAloneWhenItOnlyHasTheNumberOfAnEarlierOne() throws Exception {
        Process other = leave(process -> process.pid() + " 2026-01-01T00:00:00Z " + machine());
        try {
            launcher("exit 0").abandon(job.runId(), watch);
            Files.writeString(job.folder().resolve("process"), "half");
            launcher("exit 0").abandon(job.runId(), watch);

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    /** A program that runs, and what the run's folder says of it. */
    private Process leave(Function<ProcessHandle, String> described) throws IOException {
        Process left = new ProcessBuilder("sleep", "300").start();
        Files.createDirectories(job.folder());
        Files.writeString(job.folder().resolve("process"), described.apply(left.toHandle()));
        return left;
    }

    private static String described(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElseThrow() + " " + machine();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    @Test
    void shouldRefuseTheArtifactWhenItsChecksumIsNotTheOneThatWasTold() throws IOException {
        Path made = storage.resolve("made.zip");
        train(job.version(), made);
        String other = "0".repeat(64);

        assertThatThrownBy(() -> launch("cp '" + made + "' artifact.zip; echo '{\"artifact\":{\"sha256\":\"" + other
                        + "\"}}' > result.json"))
                .isInstanceOf(LaunchException.class)
                .hasMessage("The artifact has another SHA-256 than the program's result says.");
    }

    @Test
    void shouldBeNoLauncherWhenNoProgramIsConfigured() {
        CommandLauncher launcher = new CommandLauncher(
                DefaultConfig.readWith(CommandConfig.class, Map.of()), new WorkFolders(() -> storage));

        assertThat(launcher.isConfigured()).isFalse();
        assertThat(launcher.target()).isEqualTo("command");
        assertThat(launcher.supports(Method.SFT)).isTrue();
        assertThat(launcher.supports(Method.DPO)).isFalse();
    }

    /** Runs the script as a program with its own file; its first argument after the given ones is the job file. */
    private TrainingOutcome launch(String script, String... arguments) throws LaunchException, IOException {
        return launcher(script, arguments).launch(job, watch);
    }

    private CommandLauncher launcher(String script, String... arguments) throws IOException {
        Path program = storage.resolve("program.sh");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        StringBuilder line = new StringBuilder(program.toString());
        for (String argument : arguments) {
            line.append(',').append(argument);
        }
        CommandConfig config = DefaultConfig.readWith(
                CommandConfig.class, Map.of("kalimtak.training.command.program", line.toString()));
        return new CommandLauncher(config, new WorkFolders(() -> storage));
    }

    private void train(String version, Path file) {
        List<TrainingPair> pairs = job.set().train().stream()
                .map(row -> new TrainingPair(row.interactionId(), null, row.input(), row.target(), "en", null, 1, null))
                .toList();
        TrainingOptions options =
                TrainingOptions.defaults(version, null, job.set().hash());
        new PromptTrainer().train(pairs, options, file, TrainingProgress.NONE);
    }
}
