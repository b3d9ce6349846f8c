package io.kalimtak.prompt.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Labelled phrases, compared after {@link Normaliser}, so that case, diacritics, spellings of alef and invisible characters
 * make no difference. A file has one {@code label: phrase} a line; lines that begin with {@code #} are comments.
 */
public final class PhraseList {
    /**
     * Where a phrase stands.
     *
     * @param start its first word
     * @param end the word after its last
     */
    public record Match(String label, int start, int end) {}

    /** Signs too, which the normaliser keeps, so that {@code =ignore=} is a word. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final String sha256;

    private PhraseList(String text) {
        this.sha256 = Hashes.sha256(text);
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    /** Throws IllegalArgumentException for a line that is no phrase. */
    public static PhraseList parse(String text) {
        return new PhraseList(text);
    }

    /** A list of this module, by its name under content/. */
    public static PhraseList resource(String name) {
        try (InputStream in = PhraseList.class.getResourceAsStream("/content/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the list " + name + " is missing from the build");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the list as it was written, so that a changed list is a changed setting. */
    public String sha256() {
        return sha256;
    }

    /** A text's words as phrases are compared with them. */
    public static List<String> words(String text) {
        return BETWEEN.splitAsStream(Normaliser.normalise(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Every place at which a phrase begins, in the order of the text, then of the list. */
    public List<Match> matches(List<String> words) {
        List<Match> matches = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            collect(word, words, at, matches);
            String bare = Phrase.withoutConjunction(word);
            if (!bare.equals(word)) {
                collect(bare, words, at, matches);
            }
        }
        return matches;
    }

    /** The labels that occur in the list. */
    public Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        byFirstWord.values().forEach(phrases -> phrases.forEach(phrase -> labels.add(phrase.label())));
        return labels;
    }

    private void collect(String first, List<String> words, int at, List<Match> matches) {
        for (Phrase phrase : byFirstWord.getOrDefault(first, List.of())) {
            int end = phrase.matchAt(words, at);
            if (end >= 0) {
                matches.add(new Match(phrase.label(), at, end));
            }
        }
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a line is 'label: phrase': " + line);
        }
        Phrase phrase = Phrase.parse(line.substring(0, colon).strip(), line.substring(colon + 1));
        phrase.firstWords()
                .forEach(word -> byFirstWord
                        .computeIfAbsent(word, unused -> new ArrayList<>())
                        .add(phrase));
    }
}
