package io.kalimtak.system.bench.streams;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an upstream shall stream. It travels as the words of the user, so that it comes through any gateway as it is, stands in
 * what is logged, and both ends know every piece of the answer.
 *
 * @param id of the stream, once in a run
 * @param chunks pieces of the answer
 * @param firstMillis until the first of them
 * @param everyMillis from one to the next; 0: as fast as they are taken
 * @param padding bytes that each chunk carries beside its piece
 */
public record StreamScript(long id, int chunks, int firstMillis, int everyMillis, int padding) {
    private static final String FORM =
            "stream %d: %d chunks, the first after %d ms, the next every %d ms, padded by %d";
    private static final Pattern TEXT = Pattern.compile(FORM.replace("%d", "(\\d{1,9})"));

    /** As a person would say it. */
    String text() {
        return FORM.formatted(id, chunks, firstMillis, everyMillis, padding);
    }

    /** What is asked for within a body of a request; empty when it is something else. */
    static Optional<StreamScript> find(String body) {
        Matcher found = TEXT.matcher(body);
        return found.find()
                ? Optional.of(new StreamScript(
                        Long.parseLong(found.group(1)),
                        number(found, 2),
                        number(found, 3),
                        number(found, 4),
                        number(found, 5)))
                : Optional.empty();
    }

    /** Piece number {@code n} of the answer, from 0. Nothing in it needs an escape in JSON. */
    String piece(int n) {
        return id + ":" + n + " ";
    }

    /** All pieces. */
    String answer() {
        StringBuilder answer = new StringBuilder();
        for (int n = 0; n < chunks; n++) {
            answer.append(piece(n));
        }
        return answer.toString();
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
