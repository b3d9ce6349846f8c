package io.kalimtak.curation.personal.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;

/**
 * International bank account numbers (ISO 13616): a country that has them, its length, its structure and the check digits by
 * modulo 97. In one piece or in groups that spaces, hyphens or points part; lower case too.
 */
public final class IbanDetector implements Detector {
    private static final String SEPARATORS = " -.";
    private static final int MAX_GAP = 3;

    @Override
    public DataType type() {
        return DataType.IBAN;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        String text = passage.text();
        for (DigitRun run : passage.digitRuns()) {
            int head = startOfHead(text, run.start());
            CountryCode country = head < 0
                    ? null
                    : CountryCode.getByCode(text.substring(head, head + 2).toUpperCase(Locale.ROOT));
            if (country == null || !IbanUtil.isSupportedCountry(country)) {
                continue;
            }
            passage.spend(1);
            StringBuilder account = new StringBuilder();
            int end = read(text, head, IbanUtil.getIbanLength(country), account);
            String iban = account.toString().toUpperCase(Locale.ROOT);
            if (end > 0 && IbanUtil.isValid(iban)) {
                found.add(passage.finding(head, end, DataType.IBAN, iban));
            }
        }
        return found;
    }

    /** Where two letters stand before the digits, parted from them at most once and from nothing else; -1 if none do. */
    private static int startOfHead(String text, int digits) {
        int end = digits > 0 && SEPARATORS.indexOf(text.charAt(digits - 1)) >= 0 ? digits - 1 : digits;
        int head = end - 2;
        return head >= 0
                        && isLetter(text.charAt(head))
                        && isLetter(text.charAt(head + 1))
                        && (head == 0 || !Boundaries.isIdentifier(text.charAt(head - 1)))
                ? head
                : -1;
    }

    private static boolean isLetter(char unit) {
        return unit != '_' && !Boundaries.isDigit(unit) && Boundaries.isIdentifier(unit);
    }

    /** The place after so many letters and digits, or -1 if there are fewer, or more without a separator. */
    private static int read(String text, int start, int length, StringBuilder account) {
        int gap = 0;
        int at = start;
        for (; account.length() < length; at++) {
            char unit = at < text.length() ? text.charAt(at) : '\n';
            if (unit != '_' && Boundaries.isIdentifier(unit)) {
                account.append(unit);
                gap = 0;
            } else if (SEPARATORS.indexOf(unit) < 0 || ++gap > MAX_GAP) {
                return -1;
            }
        }
        return at < text.length() && Boundaries.isIdentifier(text.charAt(at)) ? -1 : at;
    }
}
