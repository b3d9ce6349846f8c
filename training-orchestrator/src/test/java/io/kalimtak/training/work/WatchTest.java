package io.kalimtak.training.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Watch watch = new Watch();

    @Test
    void shouldKeepTheFirstCauseWhenAbortedTwice() {
        watch.abort(Watch.Cause.CANCELLED);
        watch.abort(Watch.Cause.STOPPING);

        assertThat(watch.aborted()).contains(Watch.Cause.CANCELLED);
    }

    @Test
    void shouldStopTheWorkAtItsNextProgressWhenAborted() {
        watch.progress("training", 0.5);
        watch.abort(Watch.Cause.LEASE_LOST);

        assertThatThrownBy(() -> watch.progress("training", 0.6)).isInstanceOf(AbortedException.class);
        assertThat(watch.progress()).contains(new Watch.Progress("training", 0.5));
    }

    @Test
    void shouldEndTheWaitWhenAborted() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                watch.waitFor(() -> {
                    waiting.countDown();
                    never.await();
                    return null;
                });
            } catch (AbortedException | java.io.IOException e) {
                thrown.set(e);
            }
        });
        waiting.await();

        watch.abort(Watch.Cause.CANCELLED);

        await().untilAsserted(() -> assertThat(thrown.get()).isInstanceOf(AbortedException.class));
        worker.join();
    }

    @Test
    void shouldEndThePauseWhenAborted() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                watch.pause(Duration.ofDays(1));
            } catch (AbortedException e) {
                thrown.set(e);
            }
        });
        await().until(() -> worker.getState() == Thread.State.TIMED_WAITING);

        watch.abort(Watch.Cause.CANCELLED);

        worker.join();
        assertThat(thrown.get()).isInstanceOf(AbortedException.class);
    }

    @Test
    void shouldLeaveTheThreadUninterruptedWhenTheAbortCameWithTheAnswer() throws Exception {
        String answer = watch.waitFor(() -> {
            watch.abort(Watch.Cause.CANCELLED);
            return "answer";
        });

        assertThat(answer).isEqualTo("answer");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldGiveEveryLineOnceAndCleanWhenTheLogIsTaken() {
        Watch watch = new Watch();
        watch.log("step\n1");
        watch.log("a".repeat(301));

        assertThat(watch.takeLog()).containsExactly("step 1", "a".repeat(300));
        assertThat(watch.takeLog()).isEmpty();
    }

    @Test
    void shouldKeepTheLast100LinesWhenNobodyTakesThem() {
        Watch watch = new Watch();
        for (int line = 1; line <= 101; line++) {
            watch.log("line " + line);
        }

        assertThat(watch.takeLog()).hasSize(100).startsWith("line 2").endsWith("line 101");
    }
}
