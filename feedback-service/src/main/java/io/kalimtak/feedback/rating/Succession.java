package io.kalimtak.feedback.rating;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which piece of a rater counts for an interaction: the one submitted last, whatever the order of arrival. Taking
 * pieces one by one or in batches comes to the same.
 */
final class Succession {
    private final Map<Rated, Piece> current = new HashMap<>();

    /** Begins with the pieces that count now. */
    Succession(Collection<Piece> current) {
        current.forEach(piece -> this.current.put(piece.rated(), piece));
    }

    /**
     * Takes a piece that was not held before.
     *
     * @return the pieces that stand differently now, in the order in which the world shall hear of it: the new one
     *     before the one it replaces, so that nobody sees the interaction unrated in between
     */
    List<Piece> take(Piece arrived, Instant now) {
        Piece held = current.get(arrived.rated());
        if (held != null && !arrived.laterThan(held)) {
            return List.of(arrived.replacedBy(held.feedbackId(), now));
        }
        current.put(arrived.rated(), arrived);
        return held == null ? List.of(arrived) : List.of(arrived, held.replacedBy(arrived.feedbackId(), now));
    }
}
