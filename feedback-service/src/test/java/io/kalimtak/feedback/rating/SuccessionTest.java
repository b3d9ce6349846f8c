package io.kalimtak.feedback.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant NOW = NOON.plusSeconds(100);
    private static final UUID INTERACTION = new UUID(7, 7);
    private static final UUID LOW = UUID.fromString("7f000000-0000-4000-8000-000000000000");
    private static final UUID HIGH = UUID.fromString("80000000-0000-4000-8000-000000000000");

    @Test
    void shouldAcceptAPieceWhenItIsTheFirst() {
        Piece first = piece(LOW, "rater", 1);

        assertThat(new Succession(List.of()).take(first, NOW)).containsExactly(first);
    }

    @Test
    void shouldReplaceTheEarlierWhenALaterComes() {
        Piece first = piece(HIGH, "rater", 1);
        Piece second = piece(LOW, "rater", 2);

        assertThat(new Succession(List.of(first)).take(second, NOW))
                .containsExactly(second, first.replacedBy(LOW, NOW));
    }

    @Test
    void shouldReplaceThePieceAtOnceWhenALaterIsThere() {
        Piece first = piece(LOW, "rater", 1);
        Piece second = piece(HIGH, "rater", 2);

        assertThat(new Succession(List.of(second)).take(first, NOW)).containsExactly(first.replacedBy(HIGH, NOW));
    }

    @Test
    void shouldTakeTheGreaterIdForTheLaterWhenTimesAreEqual() {
        Piece low = piece(LOW, "rater", 1);
        Piece high = piece(HIGH, "rater", 1);

        assertThat(new Succession(List.of(low)).take(high, NOW)).containsExactly(high, low.replacedBy(HIGH, NOW));
        assertThat(new Succession(List.of(high)).take(low, NOW)).containsExactly(low.replacedBy(HIGH, NOW));
    }

    @Test
    void shouldLeaveOtherRatersAndInteractionsAloneWhenOneIsReplaced() {
        Succession succession = new Succession(List.of(piece(LOW, "rater", 1)));
        Piece other = piece(HIGH, "other", 2);

        assertThat(succession.take(other, NOW)).containsExactly(other);
    }

    @Test
    void shouldEndWithTheSameCurrentPieceWhateverTheOrder() {
        List<Piece> pieces = List.of(
                piece(new UUID(1, 1), "rater", 1),
                piece(new UUID(2, 2), "rater", 2),
                piece(new UUID(3, 3), "rater", 3));
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            Succession succession = new Succession(List.of());
            List<Piece> changes = new ArrayList<>();
            for (int index : order) {
                changes.addAll(succession.take(pieces.get(index), NOW));
            }

            assertThat(changes.stream().filter(piece -> piece.state() == PieceState.REPLACED))
                    .extracting(Piece::feedbackId)
                    .containsExactlyInAnyOrder(new UUID(1, 1), new UUID(2, 2));
        }
    }

    private static Piece piece(UUID id, String rater, int second) {
        return new Piece(
                id,
                INTERACTION,
                rater,
                PieceState.ACCEPTED,
                4,
                null,
                null,
                null,
                null,
                null,
                NOON.plusSeconds(second),
                NOW);
    }
}
