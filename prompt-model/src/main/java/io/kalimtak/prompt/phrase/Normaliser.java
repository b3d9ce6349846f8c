package io.kalimtak.prompt.phrase;

import java.text.Normalizer;

/**
 * Makes texts comparable that differ only in how they were typed. For comparing, never for storing. Applied to its own
 * result it changes nothing.
 *
 * <ol>
 *   <li>Unicode NFKC, so that presentation forms, ligatures and full-width letters become the usual ones; upper and lower
 *       case become one, character by character as in {@link String#equalsIgnoreCase}, so that no language's rules
 *       matter; ß is ss;
 *   <li>Arabic: tatweel (U+0640), harakat and Quranic marks (U+0610–061A, U+064B–065F, U+0670, U+06D6–06ED,
 *       U+0890–08FF, and their presentation forms) go; alef with hamza, madda or wasla becomes bare alef, alef maqsura becomes yaa,
 *       taa marbuta becomes haa. These are the foldings of Lucene's ArabicNormalizer, with the alef wasla and the
 *       Quranic marks added, and the yaa and kaf of Persian and Urdu keyboards (U+06CC, U+06A9), which look like ours;
 *   <li>decimal digits of any script become 0–9, the Arabic percent sign becomes %;
 *   <li>invisible characters (zero-width, bidirectional controls, soft hyphen, variation selectors, fillers) go;
 *   <li>punctuation other than {@code # % & @ +} becomes a space, so that C# and C stay apart, and so do control
 *       characters and halves of surrogate pairs; runs of white space become one space, none at the ends.
 * </ol>
 */
public final class Normaliser {
    private static final String KEPT_PUNCTUATION = "#%&@+";
    private static final int ASCII = 0x80;
    private static final int DOT_ABOVE = 0x0307;
    private static final byte KEPT = 0;
    private static final byte GAP = 1;
    private static final byte DROPPED = 2;

    /** What becomes of the characters below: most texts have no others, and asking Unicode's tables takes longer. */
    private static final byte[] FATES = fates(0x700);

    private Normaliser() {}

    /** The comparable form; empty when the text has no letter, digit or symbol. Any string is taken. */
    public static String normalise(String text) {
        if (isAscii(text)) {
            return fold(text);
        }
        // What is invisible goes first: between a letter and its accent it would keep the two from being composed.
        String folded = fold(Normalizer.normalize(visible(text), Normalizer.Form.NFKC));
        // Some letters have a composed form in lower case only.
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.getType(point) == Character.SURROGATE) {
                out.append(' ');
            } else if (fate(point) != DROPPED) {
                out.appendCodePoint(point);
            }
        }
        return out.toString();
    }

    private static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            byte fate = fate(point);
            if (fate == GAP) {
                gap = true;
            } else if (fate == KEPT) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                append(out, point);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int point) {
        if (point < ASCII) {
            out.append((char) (point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point));
            return;
        }
        int letter = Character.toLowerCase(Character.toUpperCase(point));
        switch (letter) {
            case 'ß' -> out.append("ss");
            case DOT_ABOVE -> out.append(endsInI(out) ? "" : Character.toString(DOT_ABOVE));
            case 0x0622, 0x0623, 0x0625, 0x0671 -> out.append('\u0627');
            case 0x0649, 0x06CC -> out.append('\u064A');
            case 0x0629 -> out.append('\u0647');
            case 0x06A9 -> out.append('\u0643');
            case 0x066A -> out.append('%');
            default -> out.appendCodePoint(Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter);
        }
    }

    /** The lower case of İ is i, or i with a second dot where whole strings are lowered. */
    private static boolean endsInI(StringBuilder out) {
        return !out.isEmpty() && out.charAt(out.length() - 1) == 'i';
    }

    private static byte fate(int point) {
        return point < FATES.length ? FATES[point] : fateByUnicode(point);
    }

    private static byte[] fates(int points) {
        byte[] fates = new byte[points];
        for (int point = 0; point < points; point++) {
            fates[point] = fateByUnicode(point);
        }
        return fates;
    }

    private static byte fateByUnicode(int point) {
        if (isArabicMark(point) || isInvisible(point)) {
            return DROPPED;
        }
        return isGap(point) ? GAP : KEPT;
    }

    private static boolean isArabicMark(int point) {
        return switch (point >> 8) {
            case 0x06 -> point == 0x0640 || (point >= 0x0610 && Character.getType(point) == Character.NON_SPACING_MARK);
            case 0x08 -> point >= 0x0890 && Character.getType(point) == Character.NON_SPACING_MARK;
            case 0xFC -> (point >= 0xFC5E && point <= 0xFC63) || (point >= 0xFCF2 && point <= 0xFCF4);
            case 0xFE -> point >= 0xFE70 && point <= 0xFE7F;
            default -> false;
        };
    }

    /** What Unicode calls default ignorable, without what is unassigned. */
    private static boolean isInvisible(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0 -> true;
            default ->
                Character.getType(point) == Character.FORMAT
                        || (point >= 0xFE00 && point <= 0xFE0F)
                        || (point >= 0xE0100 && point <= 0xE01EF);
        };
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
                    Character.SURROGATE,
                    Character.CONTROL -> KEPT_PUNCTUATION.indexOf(point) < 0 && point != 0x066A;
            default -> false;
        };
    }
}
