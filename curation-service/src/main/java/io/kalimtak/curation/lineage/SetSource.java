package io.kalimtak.curation.lineage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.kalimtak.kit.web.Cursor;
import java.time.Instant;
import java.util.UUID;

/**
 * One interaction that a set holds.
 *
 * @param place where it stands among those held alike
 * @param heldAs {@code train} to be learnt, {@code eval} or {@code golden} to be tested on, {@code rejected} as the worse
 *     answer of a preference; one may be held in two ways
 */
record SetSource(@JsonIgnore UUID place, UUID interactionId, String heldAs) {
    static final String REJECTED = "rejected";

    /**
     * Where a page ends. Worse answers come after the rows.
     *
     * @param rejected whether it ends among them
     */
    record Place(boolean rejected, UUID id) {
        /** Before everything. */
        static final Place START = new Place(false, new UUID(0, 0));

        /** The place that a caller sent. One of another list is a 400. */
        static Place of(Cursor cursor) {
            String prefix = REJECTED + "/";
            boolean rejected = cursor.key().startsWith(prefix);
            String id = rejected ? cursor.key().substring(prefix.length()) : cursor.key();
            return new Place(rejected, new Cursor(cursor.time(), id).id());
        }
    }

    /** The place behind this one. */
    Cursor cursor() {
        return new Cursor(Instant.EPOCH, REJECTED.equals(heldAs) ? REJECTED + "/" + place : place.toString());
    }
}
