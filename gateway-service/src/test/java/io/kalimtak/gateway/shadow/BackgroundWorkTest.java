package io.kalimtak.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> dropped = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private BackgroundWork<String> background;

    @AfterEach
    void stop() {
        background.stop();
    }

    @Test
    void shouldDoOneAtATimeLetAsManyWaitAsAllowedAndDropTheNext() {
        background = background(new BackgroundWork.Limits(1, 2, 100, 1), this::hold);
        background.offer("a");
        await().until(() -> begun.equals(List.of("a")));

        List.of("b", "c", "d", "e").forEach(background::offer);

        assertThat(dropped).containsExactly("d", "e");
        assertThat(begun).containsExactly("a");
        held.countDown();
        await().until(() -> done.equals(List.of("a", "b", "c")));
        assertThat(dropped).hasSize(2);
    }

    @Test
    void shouldDropWhatWouldExceedTheSizeAllowedAndTakeMoreWhenSomeIsDone() {
        background = background(new BackgroundWork.Limits(1, 10, 6, 1), this::hold);
        background.offer("aa");
        await().until(() -> begun.equals(List.of("aa")));

        List.of("bbbbb", "cccc", "d").forEach(background::offer);

        assertThat(dropped).containsExactly("bbbbb", "d");
        held.countDown();
        await().until(() -> done.equals(List.of("aa", "cccc")));
        await().untilAsserted(() -> {
            background.offer("eeeeee");
            assertThat(done).contains("eeeeee");
        });
    }

    @Test
    void shouldDropWhatWaitsAndWhatComesAfterwardsWhenStopped() {
        background = background(new BackgroundWork.Limits(1, 2, 100, 1), this::hold);
        background.offer("a");
        await().until(() -> begun.equals(List.of("a")));
        background.offer("b");

        background.stop();
        background.offer("c");

        // What was being done was interrupted, and is not done either.
        await().until(() -> dropped.contains("a"));
        assertThat(dropped).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(done).isEmpty();
    }

    @Test
    void shouldGoOnAfterWorkThatThrows() {
        background = background(new BackgroundWork.Limits(1, 4, 100, 1), piece -> {
            switch (piece) {
                case "a" -> throw new IllegalStateException();
                case "b" -> throw new StackOverflowError();
                default -> done.add(piece);
            }
        });

        List.of("a", "b", "c").forEach(background::offer);

        await().until(() -> done.equals(List.of("c")));
        assertThat(dropped).containsExactly("a", "b");
    }

    @Test
    void shouldRestThreeTimesAsLongAsItWorkedWhenItMayWorkAQuarterOfTheTime() {
        List<Long> begins = new CopyOnWriteArrayList<>();
        long worked = Duration.ofMillis(40).toNanos();
        background = background(new BackgroundWork.Limits(1, 4, 100, 0.25), piece -> {
            begins.add(System.nanoTime());
            while (System.nanoTime() - begins.getLast() < worked) {
                Thread.onSpinWait();
            }
        });

        List.of("a", "b", "c").forEach(background::offer);

        await().until(() -> begins.size() == 3);
        assertThat(begins.get(1) - begins.get(0)).isGreaterThanOrEqualTo(4 * worked);
        assertThat(begins.get(2) - begins.get(1)).isGreaterThanOrEqualTo(4 * worked);
    }

    private BackgroundWork<String> background(BackgroundWork.Limits limits, Consumer<String> work) {
        return new BackgroundWork<>("test", limits, new BackgroundWork.Work<>() {
            @Override
            public void work(String piece) {
                work.accept(piece);
            }

            @Override
            public void dropped(String piece) {
                dropped.add(piece);
            }

            @Override
            public boolean usesCore(String piece) {
                return true;
            }

            @Override
            public long size(String piece) {
                return piece.length();
            }
        });
    }

    private void hold(String piece) {
        begun.add(piece);
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        done.add(piece);
    }
}
