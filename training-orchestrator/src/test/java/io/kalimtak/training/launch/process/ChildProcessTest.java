package io.kalimtak.training.launch.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Watch watch = new Watch();

    @Test
    void shouldFollowProgressAndLogWhenTheProgramTellsThem() throws IOException {
        ChildEnd end = run("""
                echo '{"phase":"warming up","progress":0.25}'
                echo 'somebody said something'
                echo '{"log":"step 1 of 2"}'
                echo '{"progress":1.5}'
                echo '{"log":'
                printf '{"log":"last, without a line end"}'
                """);

        assertThat(end).isEqualTo(new ChildEnd(0, Optional.empty()));
        assertThat(watch.progress()).contains(new Watch.Progress("warming up", 0.25));
        assertThat(watch.takeLog()).containsExactly("step 1 of 2", "last, without a line end");
    }

    @Test
    void shouldGiveExitCodeAndLastErrorWhenTheProgramFails() throws IOException {
        ChildEnd end = run("""
                echo '{"error":"the first"}'
                echo '{"error":"no GPU"}'
                exit 7""");

        assertThat(end).isEqualTo(new ChildEnd(7, Optional.of("no GPU")));
        assertThat(end.bySignal()).isFalse();
    }

    @Test
    void shouldSayThatASignalEndedItWhenItWasKilled() throws IOException {
        ChildEnd end = run("kill -9 $$");

        assertThat(end.exitCode()).isEqualTo(137);
        assertThat(end.bySignal()).isTrue();
    }

    @Test
    void shouldDropALineWhenItIsLongerThanAnyShouldBe() throws IOException {
        run("""
                printf '{"log":"%05000d"}\\n' 0
                echo '{"log":"short"}'""");

        assertThat(watch.takeLog()).containsExactly("short");
    }

    @Test
    void shouldShowTheProgramNothingOfOurEnvironmentWhenItIsNotNamed() throws IOException {
        ChildEnd end = ChildProcess.run(
                new ChildOrder(
                        List.of("/usr/bin/env", "sh", "-c", "echo \"{\\\"error\\\":\\\"$ONLY-$HOME-$JAVA_HOME\\\"}\""),
                        Map.of("ONLY", "this", "PATH", "/usr/bin:/bin"),
                        folder,
                        null),
                watch);

        assertThat(end.error()).contains("this--");
    }

    @Test
    void shouldEndTheProgramAndWhatItStartedWhenTheWatchIsAborted() {
        CompletableFuture<ChildEnd> running = start("""
                sleep 300 &
                echo "{\\"log\\":\\"$!\\"}"
                echo "{\\"log\\":\\"$$\\"}"
                wait""");
        List<ProcessHandle> started = handles(2);

        watch.abort(Watch.Cause.CANCELLED);

        assertThatThrownBy(running::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(AbortedException.class);
        await().atMost(LONG).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void shouldEndWhatTheProgramLeftBehindWhenItEnds() {
        CompletableFuture<ChildEnd> running = start("""
                sleep 300 &
                echo "{\\"log\\":\\"$!\\"}"
                read until_the_test_says_so
                exit 0""");
        ProcessHandle left = handles(1).getFirst();
        ProcessHandle program = left.parent().orElseThrow();
        // The program's own end, while what it started lives: it was seen before, and is not forgotten.
        await().pollDelay(Duration.ofSeconds(2)).atMost(LONG).until(program::isAlive);
        program.destroy();

        assertThat(running.join().bySignal()).isTrue();
        await().atMost(LONG).until(() -> !left.isAlive());
    }

    @Test
    void shouldSayThatItCannotBeStartedWhenThereIsNoSuchProgram() {
        assertThatThrownBy(() ->
                        ChildProcess.run(new ChildOrder(List.of("/no/such/program"), Map.of(), folder, null), watch))
                .isInstanceOf(IOException.class);
    }

    private ChildEnd run(String script) throws IOException {
        return ChildProcess.run(new ChildOrder(List.of("/bin/sh", "-c", script), Map.of(), folder, null), watch);
    }

    private CompletableFuture<ChildEnd> start(String script) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return run(script);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Handles of the processes whose ids the program has told. */
    private List<ProcessHandle> handles(int count) {
        List<String> told = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            told.addAll(watch.takeLog());
            return told.size() == count;
        });
        return told.stream()
                .map(id -> ProcessHandle.of(Long.parseLong(id)).orElseThrow())
                .toList();
    }
}
