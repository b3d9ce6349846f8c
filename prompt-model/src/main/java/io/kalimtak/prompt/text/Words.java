package io.kalimtak.prompt.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into words, folded so that inflections of one word meet: light stemming for English, letter folding for Arabic. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’\\-][\\p{L}\\p{N}]+)*");
    private static final Pattern ARABIC_MARKS = Pattern.compile("[\\u064B-\\u065F\\u0670\\u0640]");
    private static final Set<String> STOP_WORDS =
            Set.of(("a an the of to in on at for from by with and or but if as is are was were be been "
                            + "it its this that these those i me my we our you your he she they them their not no do does did can could will would "
                            + "should may might must have has had than then so such into out up about which who what when where how why any all each "
                            + "في من على إلى عن مع أو ثم أن إن لا ما هذا هذه ذلك التي الذي هو هي كل بين عند قد لم لن كما حتى بعد قبل او الى ان")
                    .split(" "));

    private Words() {}

    /** The folded words of a text in order, stop words included. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(fold(matcher.group()));
        }
        return words;
    }

    /** The folded words without stop words and single letters. */
    public static List<String> content(String text) {
        return of(text).stream()
                .filter(word -> word.length() > 1 && !STOP_WORDS.contains(word))
                .toList();
    }

    /** One spelling for lines that differ only in case, marks, bullets and punctuation. */
    public static String key(String line) {
        return String.join(" ", of(line));
    }

    static String fold(String word) {
        char first = word.charAt(0);
        if (first >= '\u0600' && first <= '\u06FF') {
            return foldArabic(word);
        }
        return stem(Normalizer.normalize(word, Normalizer.Form.NFC));
    }

    private static String foldArabic(String word) {
        String plain = ARABIC_MARKS.matcher(word).replaceAll("");
        plain = plain.replace('أ', 'ا')
                .replace('إ', 'ا')
                .replace('آ', 'ا')
                .replace('ى', 'ي')
                .replace('ة', 'ه');
        if (plain.length() > 5 && (plain.startsWith("وال") || plain.startsWith("بال") || plain.startsWith("لل"))) {
            return plain.substring(plain.startsWith("لل") ? 2 : 3);
        }
        return plain.length() > 4 && plain.startsWith("ال") ? plain.substring(2) : plain;
    }

    /** Plural s and the possessive; more would merge words that readers keep apart. */
    private static String stem(String word) {
        String base = word.endsWith("'s") || word.endsWith("’s") ? word.substring(0, word.length() - 2) : word;
        if (base.length() > 4 && base.endsWith("ies")) {
            return base.substring(0, base.length() - 3) + "y";
        }
        boolean plural = base.length() > 3
                && base.endsWith("s")
                && !base.endsWith("ss")
                && !base.endsWith("us")
                && !base.endsWith("is");
        return plural ? base.substring(0, base.length() - 1) : base;
    }
}
