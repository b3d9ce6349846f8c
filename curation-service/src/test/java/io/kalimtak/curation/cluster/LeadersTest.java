package io.kalimtak.curation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarities;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.near.SimilarityConfig;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadersTest {
    private final Similarity similarity = Similarities.of(TestConfig.of(SimilarityConfig.class));
    private final Leaders leaders = new Leaders(similarity, 1);

    @Test
    void shouldKeepTheEndsOfAChainWhoseNeighboursAloneAreAlike() {
        // Each is like the one before and the one after it, and unlike the one after that.
        assertThat(leaders.offer(id(0), chain(0))).isEmpty();
        assertThat(leaders.offer(id(1), chain(1))).contains(id(0));
        assertThat(leaders.offer(id(2), chain(2))).isEmpty();
        assertThat(leaders.offer(id(3), chain(3))).contains(id(2));
    }

    @Test
    void shouldKeepAsManyUnderALeaderAsItMayHave() {
        Leaders pairs = new Leaders(similarity, 2);

        assertThat(pairs.offer(id(0), chain(0))).isEmpty();
        assertThat(pairs.offer(id(1), chain(0))).isEmpty();
        assertThat(pairs.offer(id(2), chain(0))).contains(id(0));
    }

    @Test
    void shouldForgetTheLeadersOfAnotherCluster() {
        leaders.offer(id(0), chain(0));
        leaders.clear();

        assertThat(leaders.offer(id(1), chain(0))).isEmpty();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private Fingerprint chain(int place) {
        String text = IntStream.range(0, 60)
                .mapToObj(i -> (i < 7 * place ? "changed" : "original") + i)
                .collect(Collectors.joining(" "));
        return similarity.fingerprint(text, null);
    }
}
