package io.kalimtak.feedback.integrity;

import java.util.Optional;

/** A cap on the pieces that are let through in a window of time. A rule holds no state; {@link LetThrough} counts. */
interface Rule {
    /** Its name in lists, reasons and metrics. */
    String name();

    /** Where the piece is counted; empty when the rule does not look at it. */
    Optional<Slot> slot(Submitted piece);

    /** How many pieces the slot takes. */
    int cap(Submitted piece);

    /** Cap and window in words. */
    String reason(Submitted piece);

    /** When present, only the first piece of each such name counts, and the others always pass. */
    default Optional<String> counting(Submitted piece) {
        return Optional.empty();
    }
}
