package io.kalimtak.curation.content;

import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.phrase.Normaliser;
import io.kalimtak.prompt.phrase.PhraseList;
import io.kalimtak.prompt.phrase.Prose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The target does not say the same again and again. The limits are those of the Gopher rules (Rae et al. 2021, "Scaling
 * Language Models", table A1), which were made for web pages. For prompts, which are short and have labels and tables that
 * repeat by design, six things differ: code is not looked at; lines without a letter and lines of fewer than four words do not
 * count; shares of lines need {@code minLines}, shares of n-grams {@code minWords}; the most frequent n-gram must occur
 * {@link #MIN_OCCURRENCES} times; of a repeated n-gram the first occurrence is not counted, as it says something new; and the limits for n-grams
 * are multiplied by {@code slack}, since in 60 words one repeated sentence is a fifth of all.
 *
 * @param minLines lines of four or more words at which their repetition is looked at
 * @param minWords words at which the repetition of n-grams is looked at
 * @param slack by which the limits for n-grams are multiplied
 */
public record RepetitionRule(int minLines, int minWords, double slack) implements TextRule {
    static final String LETTER = "one letter many times in a row";
    static final String WORD = "one word many times over";
    static final String LINES = "lines or paragraphs that repeat";
    static final String NGRAMS = "phrases that repeat";

    /** Table A1: the same limit for lines and paragraphs. */
    private static final double DUPLICATE_SHARE = 0.30;

    private static final double DUPLICATE_CHARACTERS = 0.20;

    /** Of the most frequent n-gram, from n = 2 on. */
    private static final List<Double> TOP_SHARES = List.of(0.20, 0.18, 0.16);

    /** Of all n-grams that repeat, from n = 5 on. */
    private static final List<Double> REPEATED_SHARES = List.of(0.15, 0.14, 0.13, 0.12, 0.11, 0.10);

    private static final int FIRST_TOP = 2;
    private static final int FIRST_REPEATED = 5;
    private static final int MIN_OCCURRENCES = 4;
    /** Shorter lines are labels, rows of tables and data. */
    private static final int WORDS_OF_LINE = 4;

    private static final int LETTER_RUN = 25;
    private static final int WORD_RUN = 6;
    private static final double WORD_SHARE = 0.5;
    private static final int WORDS_FOR_SHARE = 10;

    @Override
    public String name() {
        return "repetition";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "min_lines",
                Integer.toString(minLines),
                "min_words",
                Integer.toString(minWords),
                "slack",
                Double.toString(slack));
    }

    @Override
    public Verdict verdict(Content content) {
        String prose = Prose.withoutCode(content.target());
        if (repeatsLetter(prose)) {
            return Verdict.drop(LETTER);
        }
        List<String> words = PhraseList.words(prose);
        if (repeatsWord(words)) {
            return Verdict.drop(WORD);
        }
        if (repeats(prose.lines()) || repeats(Stream.of(prose.split("\n[ \t]*\n")))) {
            return Verdict.drop(LINES);
        }
        return Verdict.dropIf(words.size() >= minWords && repeatsNgrams(words), NGRAMS);
    }

    private static boolean repeatsLetter(String text) {
        int run = 0;
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            run = c == text.charAt(at - 1) && Character.isLetterOrDigit(c) ? run + 1 : 0;
            if (run >= LETTER_RUN - 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeatsWord(List<String> words) {
        Map<String, Integer> counts = new HashMap<>();
        int run = 0;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            run = at > 0 && word.equals(words.get(at - 1)) ? run + 1 : 1;
            int count = counts.merge(word, 1, Integer::sum);
            boolean most = words.size() >= WORDS_FOR_SHARE && count > WORD_SHARE * words.size();
            if (most || run >= WORD_RUN && Character.isLetter(word.codePointAt(0))) {
                return true;
            }
        }
        return false;
    }

    /** Whether too many of the parts, or too many of their characters, stood there before. */
    private boolean repeats(Stream<String> parts) {
        List<String> said = parts.map(Normaliser::normalise)
                .filter(part -> PhraseList.words(part).size() >= WORDS_OF_LINE)
                .toList();
        if (said.size() < minLines) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        int repeated = 0;
        long characters = 0;
        long all = 0;
        for (String part : said) {
            all += part.length();
            if (!seen.add(part)) {
                repeated++;
                characters += part.length();
            }
        }
        return repeated > DUPLICATE_SHARE * said.size() || characters > DUPLICATE_CHARACTERS * all;
    }

    private boolean repeatsNgrams(List<String> words) {
        long all = words.stream().mapToLong(String::length).sum();
        for (int i = 0; i < TOP_SHARES.size(); i++) {
            if (topCharacters(words, FIRST_TOP + i) > slack * TOP_SHARES.get(i) * all) {
                return true;
            }
        }
        for (int i = 0; i < REPEATED_SHARES.size(); i++) {
            if (repeatedCharacters(words, FIRST_REPEATED + i) > slack * REPEATED_SHARES.get(i) * all) {
                return true;
            }
        }
        return false;
    }

    /** Characters in the occurrences of the n-gram that takes most of them. */
    private static long topCharacters(List<String> words, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        long top = 0;
        for (int at = 0; at + n <= words.size(); at++) {
            List<String> ngram = words.subList(at, at + n);
            int count = counts.merge(ngram, 1, Integer::sum);
            if (count >= MIN_OCCURRENCES) {
                top = Math.max(
                        top,
                        (long) count * ngram.stream().mapToInt(String::length).sum());
            }
        }
        return top;
    }

    /** Characters of words in an n-gram that stood there before, each word counted once. */
    private static long repeatedCharacters(List<String> words, int n) {
        Set<List<String>> seen = new HashSet<>();
        long repeated = 0;
        int counted = 0;
        for (int at = 0; at + n <= words.size(); at++) {
            if (!seen.add(words.subList(at, at + n))) {
                for (int word = Math.max(at, counted); word < at + n; word++) {
                    repeated += words.get(word).length();
                }
                counted = at + n;
            }
        }
        return repeated;
    }
}
