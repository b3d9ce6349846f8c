package io.kalimtak.feedback.rating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pieces of a rater stand for an interaction: the one in force, which was submitted last of those that no rule
 * holds, and beside it the one that waits, when it was submitted later still. What waits takes no place from what is in
 * force. Taking pieces one by one or in batches, in any order, comes to the same.
 */
final class Succession {
    private final Map<Rated, Piece> inForce = new HashMap<>();
    private final Map<Rated, Piece> waiting = new HashMap<>();

    /** Begins with the pieces that stand now. */
    Succession(Collection<Piece> current) {
        current.forEach(piece -> (piece.waits() ? waiting : inForce).put(piece.rated(), piece));
    }

    /**
     * Takes a piece that was not held before.
     *
     * @return the pieces that stand differently now, in the order in which the world shall hear of it: the new one
     *     before the ones it replaces, so that nobody sees the interaction unrated in between
     */
    List<Piece> take(Piece arrived, Instant now) {
        Piece counts = inForce.get(arrived.rated());
        Piece waits = waiting.get(arrived.rated());
        if (counts != null && !arrived.laterThan(counts)) {
            return List.of(arrived.replacedBy(counts.feedbackId(), now));
        }
        if (arrived.waits() && waits != null && !arrived.laterThan(waits)) {
            return List.of(arrived.replacedBy(waits.feedbackId(), now));
        }
        List<Piece> changes = new ArrayList<>(List.of(arrived));
        if (!arrived.waits() && counts != null) {
            changes.add(counts.replacedBy(arrived.feedbackId(), now));
        }
        if (waits != null && arrived.laterThan(waits)) {
            waiting.remove(arrived.rated());
            changes.add(waits.replacedBy(arrived.feedbackId(), now));
        }
        (arrived.waits() ? waiting : inForce).put(arrived.rated(), arrived);
        return changes;
    }
}
