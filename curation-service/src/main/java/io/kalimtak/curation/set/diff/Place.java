package io.kalimtak.curation.set.diff;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import java.time.Instant;
import java.util.UUID;

/** A place in the list of changed rows, which is ordered by change and then by id. */
record Place(String change, UUID id) {
    /** Before every row. */
    static final Place START = new Place("", new UUID(0, 0));

    private static final String SEPARATOR = "/";

    static Place of(SetDiff.ChangedRow row) {
        return new Place(row.change(), row.id());
    }

    /** The place that a caller sent. One of another list is a 400. */
    static Place of(Cursor cursor) {
        String[] parts = cursor.key().split(SEPARATOR, 2);
        try {
            return new Place(parts[0], UUID.fromString(parts[parts.length - 1]));
        } catch (IllegalArgumentException e) {
            throw ProblemException.violation("cursor", "must be the next_cursor of an earlier page of this list");
        }
    }

    Cursor cursor() {
        return new Cursor(Instant.EPOCH, change + SEPARATOR + id);
    }
}
