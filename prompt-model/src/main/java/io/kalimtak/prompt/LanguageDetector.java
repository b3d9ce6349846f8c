package io.kalimtak.prompt;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells a text's language: by its script where that decides, by frequent English words where those do, and only then by Lingua, in its
 * low-accuracy mode and over few languages, because its models are what would cost memory. Lingua works on the common pool of
 * the JVM and waits for it: nothing else in the process may block that.
 */
public final class LanguageDetector {
    /** What is answered when the language cannot be told. */
    public static final String UNDETERMINED = "und";

    /** A longer text is judged by its beginning. */
    private static final int MAX_CHARACTERS = 2_000;

    private static final Map<UnicodeScript, String> BY_SCRIPT = new EnumMap<>(Map.of(
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja",
            UnicodeScript.HAN, "zh",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.GREEK, "el",
            UnicodeScript.DEVANAGARI, "hi",
            UnicodeScript.THAI, "th",
            UnicodeScript.CYRILLIC, "ru"));

    private static final String PERSIAN_LETTERS = "پچژگ";
    private static final String URDU_LETTERS = "ٹڈڑںےھ";
    private static final double ENGLISH_SHARE = 0.2;

    private static final Set<String> ENGLISH_WORDS = Set.of(
            ("a about an and are as at be can create do explain find for from generate give have help how i if in into is it its list "
                            + "make me my need of on or out please show that the their them this to up us use want we what when which who "
                            + "why will with write you your tell email code prompt expert assistant guide analysis plan")
                    .split(" "));

    private LanguageDetector() {}

    /** The BCP 47 primary tag, such as "en" or "ar", or "und". */
    public static String detect(String text) {
        String head = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        UnicodeScript script = mainScript(head);
        if (script == null) {
            return UNDETERMINED;
        }
        return switch (script) {
            case ARABIC -> arabicScript(head);
            case LATIN -> latin(head);
            default -> BY_SCRIPT.getOrDefault(script, UNDETERMINED);
        };
    }

    private static UnicodeScript mainScript(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> counts.merge(UnicodeScript.of(letter), 1, Integer::sum));
        if (counts.containsKey(UnicodeScript.HIRAGANA) || counts.containsKey(UnicodeScript.KATAKANA)) {
            return UnicodeScript.HIRAGANA;
        }
        // A technical Arabic request may hold more Latin letters (names, code) than Arabic ones.
        int arabic = counts.getOrDefault(UnicodeScript.ARABIC, 0);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (arabic > 0 && arabic >= 0.3 * all) {
            return UnicodeScript.ARABIC;
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static String arabicScript(String text) {
        if (text.chars().anyMatch(c -> URDU_LETTERS.indexOf(c) >= 0)) {
            return "ur";
        }
        // Arab users write a Persian letter now and then (چ, گ); a Persian text has them every few words.
        long persian = text.chars().filter(c -> PERSIAN_LETTERS.indexOf(c) >= 0).count();
        long words = text.trim().split("\\s+").length;
        return persian >= 2 && persian * 8 >= words ? "fa" : "ar";
    }

    private static String latin(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+");
        int known = 0;
        int all = 0;
        for (String word : words) {
            if (!word.isEmpty()) {
                all++;
                known += ENGLISH_WORDS.contains(word) ? 1 : 0;
            }
        }
        if (all > 0 && known >= 2 && known >= ENGLISH_SHARE * all) {
            return "en";
        }
        Language language = Holder.DETECTOR.detectLanguageOf(text);
        return language == Language.UNKNOWN
                ? UNDETERMINED
                : language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
    }

    private static final class Holder {
        static final com.github.pemistahl.lingua.api.LanguageDetector DETECTOR = LanguageDetectorBuilder.fromLanguages(
                        Language.ENGLISH,
                        Language.FRENCH,
                        Language.SPANISH,
                        Language.GERMAN,
                        Language.TURKISH,
                        Language.ITALIAN,
                        Language.PORTUGUESE,
                        Language.INDONESIAN)
                .withLowAccuracyMode()
                .withMinimumRelativeDistance(0.05)
                .build();
    }
}
