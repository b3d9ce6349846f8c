package io.kalimtak.curation.content;

import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.phrase.Prose;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;

/**
 * Neither keyboard mash, nor a heap of symbols, nor text that was decoded wrongly. Code, quotations and addresses are not
 * looked at.
 *
 * <p>A word of at least {@link #MIN_WORD} letters is unusual when {@link LetterPairs} finds its letters in an order that no
 * known language of its script has; a text is mash when the letters of such words are more than {@code mashShare} of those
 * of all such long words. Abbreviations (all capitals) and names with digits are not looked at. The share of symbols is the Gopher rules' symbol-to-word
 * ratio (Rae et al. 2021, "Scaling Language Models", table A1) for texts in which any symbol may be the rubbish.
 *
 * @param unusual mean natural logarithm of a letter's chance below which a word is unusual
 * @param mashShare share of letters in unusual words above which a text is mash
 * @param symbolShare share of symbols among all signs but white space above which a text is rubbish
 */
public record GibberishRule(double unusual, double mashShare, double symbolShare) implements TextRule {
    static final String REPLACED = "characters that were lost in decoding";
    static final String MISREAD = "text that was decoded with a wrong character set";
    static final String MASH = "letters in an order that no known language has";
    static final String SYMBOLS = "mostly symbols";

    private static final int MIN_WORD = 5;
    private static final int MIN_SIGNS = 12;

    @Override
    public String name() {
        return "gibberish";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "unusual", Double.toString(unusual),
                "mash_share", Double.toString(mashShare),
                "symbol_share", Double.toString(symbolShare));
    }

    @Override
    public Verdict verdict(Content content) {
        Verdict request = flaw(content.input());
        return request.kept() ? flaw(content.target()) : request;
    }

    private Verdict flaw(String text) {
        String said = Prose.said(text);
        if (said.indexOf('\uFFFD') >= 0) {
            return Verdict.drop(REPLACED);
        }
        if (Mojibake.in(said)) {
            return Verdict.drop(MISREAD);
        }
        String words = Prose.withoutAddresses(said);
        if (isMash(words)) {
            return Verdict.drop(MASH);
        }
        return Verdict.dropIf(isSymbols(words), SYMBOLS);
    }

    private static boolean isWordSign(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private boolean isSymbols(String text) {
        long signs = text.codePoints()
                .filter(point -> !Character.isWhitespace(point))
                .count();
        long words = text.codePoints().filter(GibberishRule::isWordSign).count();
        return signs >= MIN_SIGNS && signs - words > symbolShare * signs;
    }

    private boolean isMash(String text) {
        int judged = 0;
        int mashed = 0;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && isWordSign(text.charAt(at))) {
                continue;
            }
            if (at - start >= MIN_WORD) {
                String word = text.substring(start, at);
                if (isPlain(word)) {
                    judged += word.length();
                    mashed += isUnusual(word) ? word.length() : 0;
                }
            }
            start = at + 1;
        }
        return mashed > mashShare * judged;
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> !Character.isDigit(c))
                && !word.chars().allMatch(Character::isUpperCase);
    }

    private boolean isUnusual(String word) {
        UnicodeScript script = UnicodeScript.of(word.charAt(0));
        if (!word.chars().filter(Character::isLetter).allMatch(c -> UnicodeScript.of(c) == script)) {
            return false;
        }
        if (script == UnicodeScript.LATIN) {
            return LetterPairs.usual(LetterPairs.Script.LATIN, word.toLowerCase(Locale.ROOT)) < unusual;
        }
        if (script != UnicodeScript.ARABIC) {
            return false;
        }
        StringBuilder letters = new StringBuilder();
        word.chars().filter(c -> Character.isLetter(c) && c != '\u0640').forEach(c -> letters.append((char) c));
        return letters.length() >= MIN_WORD
                && LetterPairs.usual(LetterPairs.Script.ARABIC, letters.toString()) < unusual;
    }
}
