package io.kalimtak.system.bench.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.system.bench.LoadCorpus.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearPairsTest {
    private static final String POEM = "write a short poem about the sea and the ships on it";

    private final NearPairs pairs = new NearPairs(List.of(
            new Row(1, POEM, 1, 0),
            new Row(2, "explain how a refrigerator works", 2, 0),
            new Row(3, POEM + " please", 1, 3),
            new Row(4, "nothing like what it is an edit of", 2, 15),
            new Row(5, "?!", 5, 0)));

    @Test
    void shouldCountSharedOverAllWhenSetsAreSorted() {
        assertThat(NearPairs.jaccard(new int[] {1, 2, 3, 5}, new int[] {2, 3, 4}))
                .isEqualTo(0.4);
        assertThat(NearPairs.jaccard(new int[] {1}, new int[] {2})).isZero();
        assertThat(NearPairs.jaccard(new int[0], new int[0])).isEqualTo(1);
    }

    @Test
    void shouldVisitAPairOnceWhenSeveralOfItsKeysAreTheSame() {
        List<String> visited = new ArrayList<>();

        pairs.forEachMeeting((first, second, estimate) -> visited.add(first + " " + second));

        assertThat(visited).containsExactly("0 2");
    }

    @Test
    void shouldVisitEveryEditWhetherItIsFoundOrNot() {
        List<String> visited = new ArrayList<>();

        pairs.forEachEdit((edit, original, estimate) -> visited.add(edit + " " + original + " " + (estimate > 0.7)));

        assertThat(visited).containsExactly("2 0 true", "3 1 false");
    }

    @Test
    void shouldExpectTheDocumentedCurve() {
        assertThat(MeetingCurve.expected(0)).isZero();
        assertThat(MeetingCurve.expected(0.5)).isEqualTo(1 - Math.pow(15.0 / 16, 16));
        assertThat(MeetingCurve.expected(1)).isEqualTo(1);
    }
}
