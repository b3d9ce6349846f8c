package io.kalimtak.curation.personal.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * National identity numbers: the schemes of {@link IdScheme}, British National Insurance numbers (prefixes by HMRC's manual
 * NIM39110), and, for countries that publish no check digit (Jordan, Qatar, Bahrain, Oman, Iraq, Morocco, Algeria, Tunisia,
 * Lebanon) and for passports, any number of 6 to 18 characters that directly follows a word for such a number.
 */
public final class NationalIdDetector implements Detector {
    /** The shortest numbers: passports and National Insurance have six digits. */
    private static final int MIN_RUN = 6;

    private static final int NINO_PREFIX = 3;
    private static final int NINO_SUFFIX = 2;
    private static final int WORDS_BEFORE = 80;
    private static final int MIN_DIGITS = 9;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_GROUPS = 4;
    private static final Pattern NINO = Pattern.compile(
            "(?<![A-Za-z0-9_-])(?<number>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2}[ -]?\\d{2}[ -]?\\d{2} ?"
                    + "[A-D])(?![A-Za-z0-9_-])",
            Pattern.CASE_INSENSITIVE);
    private static final String ID_WORDS =
            "national id(?:entity)?(?: card)?|civil id|identity (?:card|number)|id card|emirates id|"
                    + "iqama|social security|ssn|nino|national insurance|passport|cpr|qid|cin|cnie|residence permit|"
                    + "(?:ال)?رقم (?:ال)?(?:هوية|قومي|وطني|مدني|شخصي|إقامة|اقامة|جواز)|(?:ال)?رقم (?:بطاقة|هوية|جواز)[^\\dA-Za-z\\n]{0,12}|"
                    + "هويتي|هويته|هويتها|إقامتي|(?:ال)?هوية(?: (?:ال)?وطنية)?|(?:ال)?سجل (?:ال)?مدني|(?:ال)?رقم التعريف(?: الوطني)?|"
                    + "(?:ال)?إقامة|(?:ال)?بطاقة (?:ال)?وطنية|(?:ال)?بطاقة (?:ال)?مدنية|جواز (?:ال)?سفر[يهك]?|بطاقة التعريف";
    private static final Cue ANNOUNCED = new Cue(48, ID_WORDS, "id", "identity");
    private static final Pattern DIRECT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[وف]?[بل]?(?:ال)?)(?:" + ID_WORDS + ")"
                    + "(?: \\p{L}{2,12}+(?!\\p{N}))?(?: ?(?:number|no\\.?|num|card|is|was|#|:|=|هو|هي|رقم(?:ها|ه|ي)?|\\())*+ ?"
                    + "(?<number>(?=[A-Z0-9 -]{0,4}[0-9]{4})[A-Z]{0,2}[ -]?[0-9][0-9 -]{4,20}[0-9])(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    @Override
    public DataType type() {
        return DataType.NATIONAL_ID;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        for (DigitRun run : passage.digitRuns()) {
            if (run.digits() < MIN_RUN) {
                continue;
            }
            for (DigitRun.Part part : run.parts(MAX_GROUPS, MIN_DIGITS, MAX_DIGITS)) {
                passage.spend(1);
                if (isNumber(passage.text(), part)) {
                    found.add(passage.finding(part.start(), part.end(), DataType.NATIONAL_ID, part.digits()));
                }
            }
            passage.spend(1);
            findNear(passage, NINO, run.start() - NINO_PREFIX, run.end() + NINO_SUFFIX, found);
            findNear(passage, DIRECT, run.start() - WORDS_BEFORE, run.end(), found);
        }
        return found;
    }

    private static boolean isNumber(String text, DigitRun.Part part) {
        for (IdScheme scheme : IdScheme.values()) {
            if (scheme.matches(part) && (!scheme.needsCue() || ANNOUNCED.before(text, part.start()))) {
                return true;
            }
        }
        return false;
    }

    private static void findNear(Passage passage, Pattern pattern, int from, int to, List<Finding> found) {
        String text = passage.text();
        Matcher matcher = pattern.matcher(text)
                .region(Math.max(0, from), Math.min(text.length(), to))
                .useTransparentBounds(true);
        while (matcher.find()) {
            String value = matcher.group("number").replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
            found.add(passage.finding(matcher.start("number"), matcher.end("number"), DataType.NATIONAL_ID, value));
        }
    }
}
