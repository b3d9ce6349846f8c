package io.kalimtak.curation.candidate;

import io.kalimtak.prompt.metric.Coherence;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How good a row is held to be, 0 to 1, rounded to four decimals:
 *
 * <pre>quality = 0.55 × approval + 0.15 × structure + 0.10 × substance + 0.10 × script + 0.10 × variety</pre>
 *
 * <ul>
 *   <li>approval: 1 for a correction, else (score − 1) / 4. More than half, since what people said outweighs
 *       everything else together, and two points of score outweigh any two of the other parts;
 *   <li>structure: headed sections of the target (Markdown headings, or a bold line that stands alone), full at four: what
 *       is learnt are structured prompts;
 *   <li>substance: code points of the target, full at 200: a line can be liked and still teach little;
 *   <li>script: share of the target's letters that are of the script in which most letters of the request are, full at 0.7:
 *       names, code and headings in English may stand in an Arabic prompt. 1 when the request has no letters. It sees that
 *       an Arabic request got an English prompt, not that a French one did;
 *   <li>variety: 1 less the share of the target's word 3-grams that it had used before
 *       ({@link Coherence#repetition(String)}): models learn to repeat from texts that do.
 * </ul>
 *
 * <p>The weights are a choice, not a measurement. It is a function of the row alone.
 */
final class QualityScore {
    private static final double APPROVAL = 0.55;
    private static final double STRUCTURE = 0.15;
    private static final double SUBSTANCE = 0.10;
    private static final double SCRIPT = 0.10;
    private static final double VARIETY = 0.10;
    private static final double FULL_SECTIONS = 4;
    private static final double FULL_LENGTH = 200;
    private static final double FULL_SCRIPT = 0.7;
    private static final double STEPS_OF_A_SCORE = 4;
    private static final double DECIMALS = 10_000;
    private static final Pattern HEADING = Pattern.compile("^(#{1,6} .+|\\*\\*[^*]+\\*\\*:?)\\s*$", Pattern.MULTILINE);

    private QualityScore() {}

    static double of(RatedInteraction source, String target) {
        double approval = source.corrected() ? 1 : Math.max(0, source.score() - 1) / STEPS_OF_A_SCORE;
        double structure = Math.min(1, HEADING.matcher(target).results().count() / FULL_SECTIONS);
        double substance = Math.min(1, target.codePointCount(0, target.length()) / FULL_LENGTH);
        double quality = APPROVAL * approval
                + STRUCTURE * structure
                + SUBSTANCE * substance
                + SCRIPT * script(source.input(), target)
                + VARIETY * (1 - Coherence.repetition(target));
        return Math.round(quality * DECIMALS) / DECIMALS;
    }

    /** How far the target is written in the request's script, 0 to 1. */
    static double script(String input, String target) {
        Map<UnicodeScript, Integer> asked = letters(input);
        Map<UnicodeScript, Integer> answered = letters(target);
        UnicodeScript main = null;
        for (UnicodeScript script : asked.keySet()) {
            main = main == null || asked.get(script) > asked.get(main) ? script : main;
        }
        if (main == null) {
            return 1;
        }
        int all = answered.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : Math.min(1, answered.getOrDefault(main, 0) / (FULL_SCRIPT * all));
    }

    /** Letters by script, in a fixed order. */
    private static Map<UnicodeScript, Integer> letters(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(point -> counts.merge(UnicodeScript.of(point), 1, Integer::sum));
        return counts;
    }
}
