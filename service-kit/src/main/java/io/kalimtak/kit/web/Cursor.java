package io.kalimtak.kit.web;

import io.kalimtak.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in a list that is ordered by time and then by a key, newest first. Opaque to callers. */
public record Cursor(Instant time, String key) {
    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((time + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor that a caller sent; empty for the first page. A broken one is a 400. */
    public static Optional<Cursor> decode(String encoded) {
        if (encoded == null || encoded.isBlank()) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split(" ", 2);
            return Optional.of(new Cursor(Instant.parse(parts[0]), parts[1]));
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw broken();
        }
    }

    /** The key of a list whose rows have UUIDs. A cursor of another list, or a made up one, is a 400. */
    public UUID id() {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return ProblemException.violation("cursor", "must be the next_cursor of an earlier page of this list");
    }

    /** The page size that a caller asked for: 1 to 500, 50 when absent. */
    public static int limit(Integer asked) {
        int limit = asked == null ? 50 : asked;
        if (limit < 1 || limit > 500) {
            throw ProblemException.violation("limit", "must be between 1 and 500");
        }
        return limit;
    }
}
