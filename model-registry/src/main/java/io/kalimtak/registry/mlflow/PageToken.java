package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** How many rows of a search were given already, as MLflow's own server counts: its orders have no cursor. */
record PageToken(int offset, int limit) {
    /** Most rows of an answer, however many a client asks for: it goes on with the token. */
    static final int MOST = 500;

    private static final int MOST_ASKED = 200_000;

    /** One page: rows, and the token of the next; null on the last page. */
    record Cut<T>(List<T> rows, String nextPageToken) {}

    /** Throws a 400 problem for what is no count and no token of ours. */
    static PageToken of(String token, String maxResults) {
        return new PageToken(offset(token), Math.min(MOST, asked(maxResults)));
    }

    /** A page of rows that were asked for with one more than the limit. */
    <R, T> Cut<T> cut(List<R> rows, Function<R, T> json) {
        String next = rows.size() > limit ? encoded(offset + limit) : null;
        return new Cut<>(rows.stream().limit(limit).map(json).toList(), next);
    }

    private static int asked(String maxResults) {
        try {
            int asked = maxResults == null ? MOST : Integer.parseInt(maxResults);
            if (asked >= 1 && asked <= MOST_ASKED) {
                return asked;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        throw ProblemException.violation("max_results", "must be a whole number from 1 to " + MOST_ASKED);
    }

    private static int offset(String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            int offset = Integer.parseInt(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            if (offset > 0) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as an offset that no page has is.
        }
        throw ProblemException.violation("page_token", "must be the next_page_token of an earlier page of this search");
    }

    private static String encoded(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(offset).getBytes(StandardCharsets.UTF_8));
    }
}
