package io.kalimtak.curation.personal.find;

import java.util.List;

/**
 * A text as detectors read it: decimal digits of any script as 0–9, full-width ASCII as ASCII, every space separator as a
 * space, every dash as {@code -}, the Arabic decimal separator as a point, and without invisible format characters
 * (bidirectional controls, zero-width characters, soft hyphen), so that none of these hides a number. Each place in it
 * leads back to whole code points of the original.
 *
 * <p>It also grants work: a detector pays one unit for each candidate that it looks at closely. The count is of
 * candidates, not of time, so a text is refused on every machine or on none.
 */
public final class Passage {
    private final String original;
    private final String text;
    private final int[] origins;
    private final String language;
    private final int maxWork;
    private int work;
    private String lowerCase;
    private List<DigitRun> digitRuns;

    private Passage(String original, String text, int[] origins, String language, int maxWork) {
        this.original = original;
        this.text = text;
        this.origins = origins;
        this.language = language;
        this.maxWork = maxWork;
    }

    /**
     * @param language primary subtag in lower case, {@code und} when unknown
     * @param maxWork candidates that each detector may look at
     */
    public static Passage of(String original, String language, int maxWork) {
        int plain = plainPrefix(original);
        if (plain == original.length()) {
            return new Passage(original, original, null, language, maxWork);
        }
        StringBuilder text = new StringBuilder(original.length()).append(original, 0, plain);
        int[] origins = new int[original.length()];
        for (int i = 0; i < plain; i++) {
            origins[i] = i;
        }
        for (int i = plain; i < original.length(); ) {
            int point = original.codePointAt(i);
            int folded = fold(point);
            if (folded >= 0) {
                for (int unit = 0; unit < Character.charCount(folded); unit++) {
                    origins[text.length() + unit] = i;
                }
                text.appendCodePoint(folded);
            }
            i += Character.charCount(point);
        }
        return new Passage(original, text.toString(), origins, language, maxWork);
    }

    /** The folded text, which every place that a detector names refers to. */
    public String text() {
        return text;
    }

    /** The folded text with the letters of ASCII in lower case: of the same length, so that places agree. */
    public String lowerCase() {
        if (lowerCase == null) {
            char[] units = text.toCharArray();
            for (int i = 0; i < units.length; i++) {
                if (units[i] >= 'A' && units[i] <= 'Z') {
                    units[i] += 'a' - 'A';
                }
            }
            lowerCase = new String(units);
        }
        return lowerCase;
    }

    public String language() {
        return language;
    }

    /** The folded characters from start to before end as a finding in the original text. */
    public Finding finding(int start, int end, DataType type, String value) {
        return new Finding(origin(start), afterOrigin(end - 1), type, value);
    }

    /** @throws UncheckedTextException when the work that was granted is used up */
    public void spend(int units) {
        work += units;
        if (work > maxWork) {
            throw new UncheckedTextException("more candidates than a text may have");
        }
    }

    /** For the next detector: every one has the whole grant. */
    public Passage renewed() {
        work = 0;
        return this;
    }

    List<DigitRun> digitRuns() {
        if (digitRuns == null) {
            digitRuns = DigitRun.allIn(text);
        }
        return digitRuns;
    }

    private int origin(int place) {
        int at = origins == null ? place : origins[place];
        return at > 0
                        && Character.isLowSurrogate(original.charAt(at))
                        && Character.isHighSurrogate(original.charAt(at - 1))
                ? at - 1
                : at;
    }

    private int afterOrigin(int last) {
        int at = origin(last);
        return at + Character.charCount(original.codePointAt(at));
    }

    private static int plainPrefix(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80 && (Character.isSurrogate(unit) || fold(unit) != unit)) {
                return i;
            }
        }
        return text.length();
    }

    /** -1 for what is left out. */
    private static int fold(int point) {
        if (point < 0x80) {
            return point;
        }
        if (point >= 0xFF01 && point <= 0xFF5E) {
            return point - 0xFEE0;
        }
        return switch (Character.getType(point)) {
            case Character.FORMAT -> -1;
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(point, 10);
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            default -> foldSymbol(point);
        };
    }

    private static int foldSymbol(int point) {
        return switch (point) {
            case 0x2212 -> '-';
            case 0x066B -> '.';
            case 0x066C -> ',';
            default -> point;
        };
    }
}
