package io.kalimtak.curation.personal.find;

import java.util.regex.Pattern;

/**
 * Words that say, shortly before a number, what the number is. Arabic words match with the particles that are written on to
 * them (wa, fa, bi, li, al).
 */
final class Cue {
    private final Pattern words;
    private final int reach;

    /**
     * @param reach how many characters before the number are read
     * @param alternatives the words as alternatives of a regular expression, in lower case
     */
    Cue(int reach, String... alternatives) {
        this.reach = reach;
        this.words = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:[وف]?[بل]?(?:ال)?)(?:" + String.join("|", alternatives) + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE);
    }

    /** Whether such a word stands wholly within the cue's reach before start. */
    boolean before(String text, int start) {
        return words.matcher(text)
                .region(Math.max(0, start - reach), start)
                .useTransparentBounds(true)
                .find();
    }

    /** Whether such a word begins right after end, a space apart at most. */
    boolean after(String text, int end) {
        int from = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        return words.matcher(text)
                .region(from, text.length())
                .useTransparentBounds(true)
                .lookingAt();
    }
}
