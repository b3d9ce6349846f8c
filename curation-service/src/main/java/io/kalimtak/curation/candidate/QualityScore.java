package io.kalimtak.curation.candidate;

import java.util.regex.Pattern;

/**
 * How good a row is held to be, 0 to 1, rounded to four decimals:
 *
 * <pre>quality = 0.7 × approval + 0.2 × structure + 0.1 × substance</pre>
 *
 * approval: 1 for a correction, else (score − 1) / 4. structure: headed sections of the target (Markdown headings, or a
 * bold line that stands alone), full at four. substance: code points of the target, full at 200. The weights are a
 * choice, not a measurement: what people said counts for more than how it looks.
 */
final class QualityScore {
    private static final double APPROVAL = 0.7;
    private static final double STRUCTURE = 0.2;
    private static final double SUBSTANCE = 0.1;
    private static final double FULL_SECTIONS = 4;
    private static final double FULL_LENGTH = 200;
    private static final double STEPS_OF_A_SCORE = 4;
    private static final double DECIMALS = 10_000;
    private static final Pattern HEADING = Pattern.compile("^(#{1,6} .+|\\*\\*[^*]+\\*\\*:?)\\s*$", Pattern.MULTILINE);

    private QualityScore() {}

    static double of(RatedInteraction source, String target) {
        double approval = source.corrected() ? 1 : Math.max(0, source.score() - 1) / STEPS_OF_A_SCORE;
        double structure = Math.min(1, HEADING.matcher(target).results().count() / FULL_SECTIONS);
        double substance = Math.min(1, target.codePointCount(0, target.length()) / FULL_LENGTH);
        double quality = APPROVAL * approval + STRUCTURE * structure + SUBSTANCE * substance;
        return Math.round(quality * DECIMALS) / DECIMALS;
    }
}
