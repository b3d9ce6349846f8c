package io.kalimtak.curation.content;

import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.LanguageDetector;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.phrase.PhraseList;
import io.kalimtak.prompt.phrase.Prose;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Request and target are in one language, and in one that is allowed. Code and addresses are not language.
 *
 * <p>A target may be in the request's language or in the declared one. A target in a third is kept when the request names a
 * language or speaks of translating, and when the tool draws pictures, since those are asked in English everywhere.
 * Languages of one script are told apart by statistics, so they count only in texts of {@code minLetters} each; Arabic
 * against English is told by the script and counts from {@link #MIN_LETTERS_BY_SCRIPT} on. Arabizi (Arabic in Latin letters)
 * is taken for a language of Latin script or for none.
 *
 * @param allowed primary subtags; empty for any. A language that cannot be told is allowed
 * @param minLetters at which two languages of one script are told apart
 */
public record LanguageRule(Set<String> allowed, int minLetters) implements TextRule {
    static final String NOT_ALLOWED = "the target is in a language that is not allowed";
    static final String ANOTHER = "the target is in another language than the request, which did not ask for it";

    private static final int MIN_LETTERS_BY_SCRIPT = 12;
    /** The detector takes a text for Arabic when three of ten letters are; this is its counterpart. */
    private static final double LATIN_SHARE = 0.7;

    private static final Pattern OTHER_LETTERS = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]+");
    private static final Set<String> ARABIC_SCRIPT = Set.of("ar", "fa", "ur");
    private static final Set<String> OWN_SCRIPT = Set.of("ja", "zh", "ko", "he", "el", "hi", "th", "ru");

    private static final class Lists {
        private static final PhraseList LANGUAGES = PhraseList.resource("languages.txt");
    }

    public LanguageRule {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "allowed", String.join(",", new TreeSet<>(allowed)),
                "min_letters", Integer.toString(minLetters),
                "list_sha256", Lists.LANGUAGES.sha256());
    }

    @Override
    public Verdict verdict(Content content) {
        String target = words(content.target());
        long targetLetters = Prose.letters(target);
        if (targetLetters < MIN_LETTERS_BY_SCRIPT) {
            return Verdict.keep();
        }
        String language = detect(target);
        boolean sure = targetLetters >= minLetters || !script(language).equals("latin");
        if (sure && !allowed.isEmpty() && known(language) && !allowed.contains(language)) {
            return Verdict.drop(NOT_ALLOWED);
        }
        return Verdict.dropIf(differs(content, language, targetLetters) && !asksForAnother(content), ANOTHER);
    }

    private boolean differs(Content content, String target, long targetLetters) {
        String text = words(content.input());
        long letters = Prose.letters(text);
        String request = detect(text);
        boolean comparable = letters >= MIN_LETTERS_BY_SCRIPT && known(request) && known(target);
        if (!comparable || request.equals(target) || content.language().equals(target)) {
            return false;
        }
        return !script(request).equals(script(target)) || Math.min(letters, targetLetters) >= minLetters;
    }

    private static boolean asksForAnother(Content content) {
        return ToolFamily.of(content.targetTool()) == ToolFamily.IMAGE
                || !Lists.LANGUAGES.matches(PhraseList.words(content.input())).isEmpty();
    }

    private static String words(String text) {
        return Prose.withoutAddresses(Prose.withoutCode(text));
    }

    /** As the detector says, except that names in another script do not make a text of Latin letters one of theirs. */
    private static String detect(String text) {
        long latin = text.codePoints().filter(LanguageRule::isLatin).count();
        boolean names = latin >= LATIN_SHARE * Prose.letters(text);
        return LanguageDetector.detect(names ? OTHER_LETTERS.matcher(text).replaceAll(" ") : text);
    }

    private static boolean isLatin(int point) {
        return Character.isLetter(point) && Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN;
    }

    private static boolean known(String language) {
        return !LanguageDetector.UNDETERMINED.equals(language);
    }

    private static String script(String language) {
        if (ARABIC_SCRIPT.contains(language)) {
            return "arabic";
        }
        return OWN_SCRIPT.contains(language) ? language : "latin";
    }
}
