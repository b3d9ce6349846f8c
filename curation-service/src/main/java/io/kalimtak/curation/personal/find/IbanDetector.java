package io.kalimtak.curation.personal.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;

/**
 * International bank account numbers (ISO 13616): a country that has them, its length, its structure and the check digits by
 * modulo 97. In one piece or in groups that single spaces or hyphens part; lower case too.
 */
public final class IbanDetector implements Detector {
    private static final Pattern HEAD =
            Pattern.compile("(?<![A-Za-z0-9_])[A-Za-z]{2}+[ -]?+[0-9]{2}+(?=[ -]?[A-Za-z0-9])");

    @Override
    public DataType type() {
        return DataType.IBAN;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        String text = passage.text();
        Matcher head = HEAD.matcher(text);
        while (head.find()) {
            CountryCode country = CountryCode.getByCode(
                    text.substring(head.start(), head.start() + 2).toUpperCase(Locale.ROOT));
            if (country == null || !IbanUtil.isSupportedCountry(country)) {
                continue;
            }
            passage.spend(1);
            StringBuilder account = new StringBuilder();
            int end = read(text, head.start(), IbanUtil.getIbanLength(country), account);
            String iban = account.toString().toUpperCase(Locale.ROOT);
            if (end > 0 && IbanUtil.isValid(iban)) {
                found.add(passage.finding(head.start(), end, DataType.IBAN, iban));
            }
        }
        return found;
    }

    /** The place after so many letters and digits, or -1 if there are fewer, or more without a separator. */
    private static int read(String text, int start, int length, StringBuilder account) {
        int at = start;
        while (account.length() < length) {
            if (at == text.length()) {
                return -1;
            }
            char unit = text.charAt(at++);
            if (unit != '_' && Boundaries.isIdentifier(unit)) {
                account.append(unit);
            } else if ((unit != ' ' && unit != '-') || isSeparator(text, at)) {
                return -1;
            }
        }
        return at < text.length() && Boundaries.isIdentifier(text.charAt(at)) ? -1 : at;
    }

    private static boolean isSeparator(String text, int at) {
        return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-');
    }
}
