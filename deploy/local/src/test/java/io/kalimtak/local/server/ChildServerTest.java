package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildServerTest {
    @TempDir
    private Path folder;

    private final List<String> dead = new CopyOnWriteArrayList<>();
    private ChildServer server;

    @BeforeEach
    void start() {
        server = new Sleeper(new RunFolders(folder));
        server.onDeath(process -> dead.add(process.name()));
        server.start();
    }

    @AfterEach
    void kill() {
        server.kill();
    }

    @Test
    void shouldTellOfADeathThatNobodyAskedForAfterOneThatWasAskedFor() {
        server.kill();
        server.start();

        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();

        Awaitility.await().untilAsserted(() -> assertThat(dead).containsExactly("sleeper"));
    }

    /** The JVM tells of ended processes on its common pool, which others may keep busy for a while. */
    @Test
    void shouldNotTellOfADeathThatWasAskedForWhenWordOfItComesAfterTheNextStart() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        occupyCommonPool(free);
        try {
            server.kill();
            server.start();
        } finally {
            free.countDown();
        }

        assertThat(ForkJoinPool.commonPool().awaitQuiescence(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(server.isAlive()).isTrue();
        assertThat(dead).isEmpty();
    }

    private static void occupyCommonPool(CountDownLatch free) throws InterruptedException {
        int threads = Math.max(1, ForkJoinPool.getCommonPoolParallelism());
        CountDownLatch busy = new CountDownLatch(threads);
        IntStream.range(0, threads)
                .forEach(thread -> ForkJoinPool.commonPool().execute(() -> {
                    busy.countDown();
                    awaitQuietly(free);
                }));
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Sleeper extends ChildServer {
        Sleeper(RunFolders folders) {
            super("sleeper", 0, folders);
        }

        @Override
        protected List<String> command() {
            return List.of("sleep", "600");
        }

        @Override
        protected boolean answers() {
            return isAlive();
        }
    }
}
