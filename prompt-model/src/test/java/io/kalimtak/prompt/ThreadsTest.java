package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trained does not depend on how many threads train it. */
class ThreadsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameBytesWithOneThreadAndWithTwo() throws Exception {
        assertThat(trained(2)).isEqualTo(trained(1));
    }

    /** SHA-256 of the artifact. Parallel streams stay in the pool that they are started from. */
    private String trained(int threads) throws Exception {
        List<TrainingPair> pairs = DemoPairs.train().stream()
                .filter(pair -> pair.language().equals("en"))
                .limit(100)
                .toList();
        List<RejectedAnswer> refused = IntStream.range(0, 20)
                .mapToObj(i -> new RejectedAnswer(
                        "no-" + i, null, pairs.get(i).input(), pairs.get(2 * i).target(), "en", null))
                .toList();
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> new PromptTrainer()
                            .train(
                                    pairs,
                                    refused,
                                    TrainingOptions.defaults("threads", null, "hash"),
                                    folder.resolve(threads + ".zip"),
                                    TrainingProgress.NONE))
                    .get()
                    .artifactSha256();
        }
    }
}
