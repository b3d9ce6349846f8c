package io.kalimtak.curation.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicsTest {
    /** Six requests about one thing that are worth most, and two about another. Eight make two topics. */
    private static final List<Worth> LOPSIDED = List.of(
            worth(1, 0, 0.90),
            worth(2, 20, 0.89),
            worth(3, 40, 0.88),
            worth(4, 5, 0.87),
            worth(5, 60, 0.86),
            worth(6, 80, 0.85),
            worth(7, 180, 0.20),
            worth(8, 200, 0.10));

    @Test
    void shouldTakeTheBestOfEveryTopicBeforeTheSecondBestOfAny() {
        List<Topics.Placed> queue = Topics.spread(LOPSIDED, 8);

        assertThat(ids(queue)).startsWith(Samples.id(1), Samples.id(7), Samples.id(2), Samples.id(8));
        assertThat(queue.get(0).topic()).isNotEqualTo(queue.get(1).topic());
        assertThat(queue.get(0).topic()).isEqualTo(queue.get(2).topic());
    }

    @Test
    void shouldLeaveOutWhatIsNearlyTheSameAsOneThatIsInTheQueue() {
        // 5 degrees from the first one: a cosine of 0.996.
        assertThat(ids(Topics.spread(LOPSIDED, 8))).hasSize(7).doesNotContain(Samples.id(4));
    }

    @Test
    void shouldStopAtTheSizeOfTheQueue() {
        assertThat(Topics.spread(LOPSIDED, 1)).hasSize(1);
    }

    @Test
    void shouldBeTheSameWhateverTheOrderOfTheInteractions() {
        List<Worth> shuffled = new ArrayList<>(LOPSIDED);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(Topics.spread(shuffled, 8)).isEqualTo(Topics.spread(LOPSIDED, 8));
    }

    @Test
    void shouldAskAboutEverythingSuspiciousFirst() {
        Asked one = Pool.unrated(9, 0);
        Asked flagged = new Asked(one.interactionId(), one.encoded(), one.classes(), 5, Reason.SUSPICIOUS);
        Asked alike = new Asked(Samples.id(10), one.encoded(), one.classes(), 5, Reason.SUSPICIOUS);
        List<Worth> worths = new ArrayList<>(LOPSIDED);
        worths.add(new Worth(flagged, 0.01, 1));
        worths.add(new Worth(alike, 0.02, 1));

        assertThat(ids(Topics.queue(worths, 3))).containsExactly(Samples.id(10), Samples.id(9), Samples.id(1));
        assertThat(ids(Topics.queue(worths, 1))).containsExactly(Samples.id(10));
    }

    @Test
    void shouldBeEmptyWhenNothingMayBeAsked() {
        assertThat(Topics.spread(List.of(), 8)).isEmpty();
    }

    @Test
    void shouldTakeOneWhenThereIsOne() {
        assertThat(ids(Topics.spread(List.of(worth(1, 0, 0.5)), 8))).containsExactly(Samples.id(1));
    }

    private static List<UUID> ids(List<Topics.Placed> queue) {
        return queue.stream()
                .map(placed -> placed.worth().asked().interactionId())
                .toList();
    }

    private static Worth worth(int number, double degrees, double uncertainty) {
        return new Worth(Pool.unrated(number, degrees), uncertainty, 1);
    }
}
