package io.kalimtak.system.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChunkAccountTest {
    private final StreamScript script = new StreamScript(7, 5, 200, 20, 0);
    private final ChunkAccount account = new ChunkAccount(script);

    @Test
    void shouldFindNothingWhenEveryPieceCameOnceAndInOrder() {
        add(0, 1, 2, 3, 4);

        assertThat(counts()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void shouldCountWhatDidNotCome() {
        add(0, 1, 4);

        assertThat(counts()).containsExactly(2, 0, 0, 0);
    }

    @Test
    void shouldCountEveryPieceThatCameAgain() {
        add(0, 1, 1, 2, 3, 4, 0);

        assertThat(counts()).containsExactly(0, 2, 0, 0);
    }

    @Test
    void shouldCountPiecesThatCameAfterALaterOne() {
        add(0, 3, 1, 2, 4);

        assertThat(counts()).containsExactly(0, 0, 2, 0);
    }

    @Test
    void shouldCountWhatIsNoPieceOfThisStream() {
        add(0, 1, 2, 3, 4);
        account.add("8:0 ");
        account.add("7:5 ");
        account.add("7:-1 ");
        account.add("7:1");
        account.add("7:1 7:2 ");
        account.add("hello");

        assertThat(counts()).containsExactly(0, 0, 0, 6);
    }

    private void add(int... pieces) {
        for (int n : pieces) {
            account.add(script.piece(n));
        }
    }

    private int[] counts() {
        return new int[] {account.lost(), account.duplicated(), account.reordered(), account.foreign()};
    }
}
