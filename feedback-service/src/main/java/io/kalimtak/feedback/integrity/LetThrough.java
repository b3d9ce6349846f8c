package io.kalimtak.feedback.integrity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many pieces were let through, in the slots that a batch touches. What is held is not counted: a slot is full at its
 * cap and stays so, and a flood that one rule holds uses up no other rule's cap.
 */
final class LetThrough {
    private record Named(Slot slot, String name) {}

    private final Map<Slot, Integer> pieces = new HashMap<>();
    private final Set<Named> named = new HashSet<>();

    /** Begins with the counts of slots so far. */
    LetThrough(Map<Slot, Integer> pieces) {
        this.pieces.putAll(pieces);
    }

    /** Whether the rule has no room for the piece. */
    boolean full(Rule rule, Submitted piece) {
        Optional<Slot> slot = rule.slot(piece);
        return slot.isPresent()
                && !known(rule, piece, slot.get())
                && pieces.getOrDefault(slot.get(), 0) >= rule.cap(piece);
    }

    /** Counts a piece that was let through. */
    void add(Rule rule, Submitted piece) {
        rule.slot(piece).filter(slot -> !known(rule, piece, slot)).ifPresent(slot -> {
            pieces.merge(slot, 1, Integer::sum);
            rule.counting(piece).ifPresent(name -> named.add(new Named(slot, name)));
        });
    }

    /** The counts as they are now. */
    int of(Slot slot) {
        return pieces.getOrDefault(slot, 0);
    }

    private boolean known(Rule rule, Submitted piece, Slot slot) {
        return rule.counting(piece)
                .map(name -> named.contains(new Named(slot, name)))
                .orElse(false);
    }
}
