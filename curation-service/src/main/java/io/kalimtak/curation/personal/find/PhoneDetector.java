package io.kalimtak.curation.personal.find;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Phone numbers: what libphonenumber holds for possible in international form, or for valid in the national form of one of
 * the regions.
 *
 * <p>A number that is valid somewhere is not yet a phone number: many numbers of ten digits are. So one sign more is asked for: a plus, an international prefix {@code 00}, a word for a phone shortly before, a national number
 * with its leading zero, or groups exactly as the region writes them. Prices, percentages and what a word before calls an
 * order, an invoice, a reference, a version are left alone unless there is a plus.
 */
public final class PhoneDetector implements Detector {
    /** Shorter numbers are those of services, not of people. */
    private static final int MIN_DIGITS = 7;
    /** E.164 allows 15 digits; with an international prefix and an optional trunk zero. */
    private static final int MAX_DIGITS = 20;

    private static final int MIN_GROUPED = 9;
    /** The code of a country and the shortest numbers of persons after it. */
    private static final int MIN_INTERNATIONAL = 9;

    private static final String ANYWHERE = "ZZ";
    private static final String CURRENCIES = "$€£¥₹﷼";
    /** Links of WhatsApp have international numbers without their plus. */
    private static final Pattern LINK =
            Pattern.compile("(?:wa\\.me/|whatsapp\\.com/send/?\\?phone=)([0-9]{8,15})(?![0-9A-Za-z])");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final List<String> regions;

    /**
     * @param regions ISO 3166 codes of the regions whose national forms are known, the first wins where a number is valid in
     *     several
     */
    public PhoneDetector(List<String> regions) {
        for (String region : regions) {
            if (!numbers.getSupportedRegions().contains(region)) {
                throw new IllegalArgumentException("no region that has phone numbers: " + region);
            }
        }
        this.regions = List.copyOf(regions);
    }

    @Override
    public DataType type() {
        return DataType.PHONE;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        findLinks(passage, found);
        for (PhoneStretch stretch : PhoneStretch.allIn(passage.text(), MIN_DIGITS)) {
            SequencedMap<Integer, Finding> taken = new LinkedHashMap<>();
            List<String> searched = searched(passage.text(), stretch);
            // Each region may see a number at every place of a long stretch, which is what makes this slow.
            passage.spend(searched.size() * (1 + (stretch.end() - stretch.start()) / MIN_DIGITS));
            for (String region : searched) {
                search(passage, stretch, region, taken);
            }
            found.addAll(taken.values());
        }
        return found;
    }

    private List<String> searched(String text, PhoneStretch stretch) {
        List<String> searched = new ArrayList<>();
        if (stretch.isInternational()) {
            searched.add(ANYWHERE);
        }
        if (stretch.mayBeNational() || PhoneCues.ANNOUNCED.before(text, stretch.start())) {
            searched.addAll(regions);
        }
        return searched;
    }

    private void findLinks(Passage passage, List<Finding> found) {
        String text = passage.text();
        if (!text.contains("wa.me/") && !text.contains("phone=")) {
            return;
        }
        for (MatchResult link : (Iterable<MatchResult>) LINK.matcher(text).results()::iterator) {
            String number = "+" + link.group(1);
            if (numbers.findNumbers(number, ANYWHERE).iterator().hasNext()) {
                found.add(passage.finding(link.start(1), link.end(1), DataType.PHONE, number));
            }
        }
    }

    private void search(Passage passage, PhoneStretch stretch, String region, SequencedMap<Integer, Finding> taken) {
        String part = passage.text().substring(stretch.start(), stretch.end());
        // With a plus it is a phone number even in a range that its country has not given out.
        Leniency leniency = region.equals(ANYWHERE) ? Leniency.POSSIBLE : Leniency.VALID;
        for (PhoneNumberMatch match : numbers.findNumbers(part, region, leniency, Long.MAX_VALUE)) {
            String raw = withoutOpenBracket(match.rawString());
            int end = stretch.start() + match.end();
            int start = end - raw.length();
            if (!taken.containsKey(start) && isPhone(passage.text(), start, raw, region)) {
                String value = numbers.format(match.number(), PhoneNumberFormat.E164);
                taken.put(start, passage.finding(start, end, DataType.PHONE, value));
            }
        }
    }

    private static String withoutOpenBracket(String raw) {
        return raw.charAt(0) == '(' && raw.indexOf(')') < 0 ? raw.substring(1) : raw;
    }

    private boolean isPhone(String text, int start, String raw, String region) {
        int end = start + raw.length();
        int digits = (int) raw.chars().filter(Character::isDigit).count();
        if (digits > MAX_DIGITS || !Boundaries.standsFree(text, start, end)) {
            return false;
        }
        if (raw.startsWith("+") || raw.startsWith("(+")) {
            return digits >= MIN_INTERNATIONAL && !isSum(text, start, raw);
        }
        if (isAmount(text, start, end) || isTied(text, start)) {
            return false;
        }
        boolean announced = PhoneCues.ANNOUNCED.before(text, start);
        if (PhoneCues.OTHERWISE.before(text, start) && !announced) {
            return false;
        }
        if (digits < MIN_GROUPED && digits == raw.length()) {
            return PhoneCues.NAMED.before(text, start);
        }
        return announced || hasForm(raw, digits, region);
    }

    private boolean hasForm(String raw, int digits, String region) {
        if (digits < MIN_GROUPED) {
            return false;
        }
        if (digits == raw.length()) {
            return raw.charAt(0) == '0';
        }
        return numbers.findNumbers(raw, region, Leniency.STRICT_GROUPING, 1)
                .iterator()
                .hasNext();
    }

    private static boolean isAmount(String text, int start, int end) {
        int before = text.charAt(Math.max(0, start - 1)) == ' ' ? start - 2 : start - 1;
        return (before >= 0 && CURRENCIES.indexOf(text.charAt(before)) >= 0)
                || (end < text.length() && CURRENCIES.indexOf(text.charAt(end)) >= 0)
                || PhoneCues.AMOUNT.after(text, end);
    }

    /** As in {@code 12 + 34}: a plus with a space after it, or with a digit before it. */
    private static boolean isSum(String text, int start, String raw) {
        int before = start > 0 && text.charAt(start - 1) == ' ' ? start - 2 : start - 1;
        return raw.charAt(1) == ' ' || (before >= 0 && Boundaries.isDigit(text.charAt(before)));
    }

    /** As in {@code id=0501234567} or {@code #0501234567}. */
    private static boolean isTied(String text, int start) {
        return start > 0 && "#=@".indexOf(text.charAt(start - 1)) >= 0 && !PhoneCues.ANNOUNCED.before(text, start);
    }
}
