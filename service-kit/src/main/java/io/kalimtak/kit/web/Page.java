package io.kalimtak.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/** One page of a list. {@code nextCursor} is null on the last page. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String nextCursor) {
    /**
     * Cuts a page from rows that were asked for with one more than the limit.
     *
     * @param rows at most {@code limit + 1} rows in the list's order
     * @param cursorOf the cursor that stands behind a row
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, Cursor> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> kept = List.copyOf(rows.subList(0, limit));
        return new Page<>(kept, cursorOf.apply(kept.getLast()).encoded());
    }
}
