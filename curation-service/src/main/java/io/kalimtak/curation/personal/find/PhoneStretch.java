package io.kalimtak.curation.personal.find;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of digits and of the characters that phone numbers are written with. Searching numbers is slow, so only such
 * stretches are searched.
 *
 * @param grouped some digits are parted
 */
record PhoneStretch(int start, int end, boolean isInternational, boolean startsWithZero, boolean grouped) {
    private static final String SYMBOLS = " -().+/";
    /** As between the parts of {@code +1 (212) - 555}. */
    private static final int MAX_GAP = 3;

    /** In the order of the text, each with at least so many digits. */
    static List<PhoneStretch> allIn(String text, int minDigits) {
        List<PhoneStretch> stretches = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!Boundaries.isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int lastDigit = i;
            int digits = 0;
            for (int at = i; at < text.length() && at - lastDigit <= MAX_GAP; at++) {
                if (Boundaries.isDigit(text.charAt(at))) {
                    lastDigit = at;
                    digits++;
                } else if (SYMBOLS.indexOf(text.charAt(at)) < 0) {
                    break;
                }
            }
            if (digits >= minDigits) {
                stretches.add(of(text, i, lastDigit + 1, digits));
            }
            i = lastDigit + 1;
        }
        return stretches;
    }

    /** Whether it may be a number without the code of its country. */
    boolean mayBeNational() {
        return startsWithZero || grouped;
    }

    private static PhoneStretch of(String text, int firstDigit, int end, int digits) {
        int start = firstDigit;
        while (start > 0 && firstDigit - start < MAX_GAP && "+(".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        boolean plus = text.substring(start, end).indexOf('+') >= 0;
        return new PhoneStretch(start, end, plus, text.charAt(firstDigit) == '0', digits < end - firstDigit);
    }
}
