package io.kalimtak.curation.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes texts comparable that differ only in how they were typed. For comparing, never for storing.
 *
 * <ol>
 *   <li>Unicode NFKC and lower case (root locale);
 *   <li>Arabic: tatweel (U+0640), harakat and Quranic marks (U+0610–061A, U+064B–065F, U+0670, U+06D6–06ED) go; alef with
 *       hamza, madda or wasla becomes bare alef, alef maqsura becomes yaa, taa marbuta becomes haa. These are the
 *       foldings of Lucene's ArabicNormalizer, with the alef wasla and the Quranic marks added;
 *   <li>decimal digits of any script become 0–9;
 *   <li>invisible characters (zero-width, bidirectional controls, soft hyphen) go;
 *   <li>punctuation other than {@code # % & @ +} becomes a space, so that C# and C stay apart; runs of white space become
 *       one space, none at the ends.
 * </ol>
 */
public final class Normaliser {
    private static final String KEPT_PUNCTUATION = "#%&@+";

    private Normaliser() {}

    /** The comparable form; empty when the text has no letter, digit or symbol. */
    public static String normalise(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); ) {
            int point = folded.codePointAt(i);
            i += Character.charCount(point);
            if (isDropped(point)) {
                continue;
            }
            if (isGap(point)) {
                gap = true;
                continue;
            }
            if (gap && !out.isEmpty()) {
                out.append(' ');
            }
            gap = false;
            out.appendCodePoint(fold(point));
        }
        return out.toString();
    }

    private static boolean isDropped(int point) {
        return point == 0x0640
                || (point >= 0x0610 && point <= 0x061A)
                || (point >= 0x064B && point <= 0x065F)
                || point == 0x0670
                || (point >= 0x06D6 && point <= 0x06ED && Character.getType(point) == Character.NON_SPACING_MARK)
                || Character.getType(point) == Character.FORMAT;
    }

    private static boolean isGap(int point) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.CONTROL -> KEPT_PUNCTUATION.indexOf(point) < 0;
            default -> false;
        };
    }

    private static int fold(int point) {
        if (Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(point, 10);
        }
        return switch (point) {
            case 0x0622, 0x0623, 0x0625, 0x0671 -> 0x0627;
            case 0x0649 -> 0x064A;
            case 0x0629 -> 0x0647;
            default -> point;
        };
    }
}
