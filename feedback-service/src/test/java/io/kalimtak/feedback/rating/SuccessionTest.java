package io.kalimtak.feedback.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.feedback.integrity.Flag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

    @Test
    void shouldLeaveThePieceInForceWhenALaterOneWaits() {
        Piece counts = piece(LOW, "rater", 1);
        Piece waits = waiting(HIGH, 2);

        assertThat(new Succession(List.of(counts)).take(waits, NOW)).containsExactly(waits);
    }

    @Test
    void shouldReplaceBothWhenALaterOneCounts() {
        Piece counts = piece(LOW, "rater", 1);
        Piece waits = waiting(HIGH, 2);
        Piece latest = piece(new UUID(3, 3), "rater", 3);

        assertThat(new Succession(List.of(counts, waits)).take(latest, NOW))
                .containsExactly(latest, counts.replacedBy(new UUID(3, 3), NOW), waits.replacedBy(new UUID(3, 3), NOW));
    }

    @Test
    void shouldGoOnWaitingWhenAnEarlierOneCounts() {
        Piece waits = waiting(HIGH, 2);
        Piece earlier = piece(LOW, "rater", 1);
        Succession succession = new Succession(List.of(waits));

        assertThat(succession.take(earlier, NOW)).containsExactly(earlier);
        assertThat(succession.take(waiting(new UUID(3, 3), 3), NOW))
                .containsExactly(waiting(new UUID(3, 3), 3), waits.replacedBy(new UUID(3, 3), NOW));
    }

    @Test
    void shouldReplaceAWaitingPieceAtOnceWhenALaterOneStands() {
        assertThat(new Succession(List.of(piece(HIGH, "rater", 2))).take(waiting(LOW, 1), NOW))
                .containsExactly(waiting(LOW, 1).replacedBy(HIGH, NOW));
        assertThat(new Succession(List.of(waiting(HIGH, 2))).take(waiting(LOW, 1), NOW))
                .containsExactly(waiting(LOW, 1).replacedBy(HIGH, NOW));
    }

    @Test
    void shouldEndWithTheSameTwoPiecesWhateverTheOrder() {
        List<Piece> pieces = List.of(
                waiting(new UUID(1, 1), 1),
                piece(new UUID(2, 2), "rater", 2),
                waiting(new UUID(3, 3), 3),
                waiting(new UUID(4, 4), 4));
        for (int seed = 0; seed < 50; seed++) {
            List<Piece> order = new ArrayList<>(pieces);
            Collections.shuffle(order, new Random(seed));
            Succession succession = new Succession(List.of());
            List<Piece> changes = new ArrayList<>();
            order.forEach(piece -> changes.addAll(succession.take(piece, NOW)));

            assertThat(changes.stream().filter(piece -> piece.state() == PieceState.REPLACED))
                    .as("seed %d", seed)
                    .extracting(Piece::feedbackId)
                    .containsExactlyInAnyOrder(new UUID(1, 1), new UUID(3, 3));
        }
    }

    private static Piece waiting(UUID id, int second) {
        return piece(id, "rater", second).held(new Flag("burst", "burst: too many"));
    }

    private static Piece piece(UUID id, String rater, int second) {
        return new Piece(
                id,
                INTERACTION,
                rater,
                new Origin(null, null),
                PieceState.ACCEPTED,
                4,
                null,
                null,
                null,
                null,
                null,
                null,
                NOON.plusSeconds(second),
                NOW);
    }
}
