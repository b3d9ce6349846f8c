package io.kalimtak.local.demo;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A public that knows what it wants. The rule, the same for every run:
 *
 * <ul>
 *   <li>An answer is worth the F1 of its words against those of the row's good prompt (words of three letters or more,
 *       once each): 5 from .55, 4 from .45, 3 from .33, 2 from .20, otherwise 1.
 *   <li>One person in ten is a star kinder than that, one in ten a star stricter, by a hash of the row.
 *   <li>One request in twenty is never rated. Of the ratings below 4, nine in ten come with the good prompt as a
 *       correction.
 * </ul>
 */
final class SimulatedPublic {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final double[] STARS = {.20, .33, .45, .55};
    private static final int PEOPLE = 40;
    private static final int SHORTEST_WORD = 3;

    /** What a person says: a score, and what they would have wanted where they correct. */
    record Verdict(int score, Optional<String> correction) {}

    /** The person who asks this row: one of forty. */
    String personOf(DemoRow row) {
        return "demo-person-" + Math.floorMod(mix(row.id(), 1), PEOPLE);
    }

    /** What that person says to the answer; empty for one who says nothing. */
    Optional<Verdict> rate(DemoRow row, String structuredPrompt) {
        if (Math.floorMod(mix(row.id(), 2), 20) == 0) {
            return Optional.empty();
        }
        int mood = Math.floorMod(mix(row.id(), 3), 10);
        int shift = mood == 0 ? 1 : mood == 1 ? -1 : 0;
        int score = Math.clamp(stars(worth(structuredPrompt, row.target())) + shift, 1, 5);
        boolean corrects = score < 4 && Math.floorMod(mix(row.id(), 4), 10) != 0;
        return Optional.of(new Verdict(score, corrects ? Optional.of(row.target()) : Optional.empty()));
    }

    /** F1 of the two texts' sets of words, in [0, 1]. */
    static double worth(String answer, String wanted) {
        Set<String> given = words(answer);
        Set<String> good = words(wanted);
        Set<String> both = new HashSet<>(given);
        both.retainAll(good);
        return given.isEmpty() || good.isEmpty() ? 0 : 2.0 * both.size() / (given.size() + good.size());
    }

    static int stars(double worth) {
        int stars = 1;
        for (double from : STARS) {
            if (worth >= from) {
                stars++;
            }
        }
        return stars;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : WORDS.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= SHORTEST_WORD) {
                words.add(word);
            }
        }
        return words;
    }

    private static int mix(String id, int use) {
        int hash = (id + "/" + use).hashCode();
        hash ^= hash >>> 16;
        hash *= 0x7feb352d;
        hash ^= hash >>> 15;
        hash *= 0x846ca68b;
        return hash ^ (hash >>> 16);
    }
}
