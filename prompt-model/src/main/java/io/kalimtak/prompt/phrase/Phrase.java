package io.kalimtak.prompt.phrase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sequence of places for words. A place is written as alternatives ({@code ignore|disregard}), in square brackets when it
 * may stay empty, or as {@code *2} for up to two words of any kind. An alternative of several words has underscores
 * ({@code act_as}). Matching tries a bounded number of ways at each word, so a list of phrases is linear in the text.
 */
final class Phrase {
    private record Place(List<String[]> alternatives, boolean optional, int gap) {}

    private static final int MAX_GAP = 5;

    private final String label;
    private final List<Place> places;

    private Phrase(String label, List<Place> places) {
        this.label = label;
        this.places = places;
    }

    /** Throws IllegalArgumentException when it begins with a gap or may be empty, or when a gap is too wide. */
    static Phrase parse(String label, String written) {
        List<Place> places = new ArrayList<>();
        for (String part : written.strip().split("\\s+")) {
            places.add(place(part));
        }
        if (places.getFirst().gap() > 0 || places.stream().allMatch(Place::optional)) {
            throw new IllegalArgumentException("a phrase begins with a word: " + written);
        }
        return new Phrase(label, List.copyOf(places));
    }

    String label() {
        return label;
    }

    /** The words that it may begin with. */
    Set<String> firstWords() {
        Set<String> words = new LinkedHashSet<>();
        for (Place place : places) {
            place.alternatives().forEach(alternative -> words.add(alternative[0]));
            if (!place.optional()) {
                break;
            }
        }
        return words;
    }

    /** Where the phrase ends when it begins at a word, exclusive; -1 when it does not begin there. */
    int matchAt(List<String> words, int start) {
        return match(words, start, 0);
    }

    private int match(List<String> words, int at, int index) {
        if (index == places.size()) {
            return at;
        }
        Place place = places.get(index);
        for (int skipped = 1; skipped <= place.gap() + 1 && place.gap() > 0; skipped++) {
            int end = at + skipped - 1 <= words.size() ? match(words, at + skipped - 1, index + 1) : -1;
            if (end >= 0) {
                return end;
            }
        }
        for (String[] alternative : place.alternatives()) {
            int end = stands(words, at, alternative) ? match(words, at + alternative.length, index + 1) : -1;
            if (end >= 0) {
                return end;
            }
        }
        return place.optional() ? match(words, at, index + 1) : -1;
    }

    private static boolean stands(List<String> words, int at, String[] alternative) {
        if (at + alternative.length > words.size()) {
            return false;
        }
        for (int i = 0; i < alternative.length; i++) {
            String word = words.get(at + i);
            if (!alternative[i].equals(word) && !(i == 0 && alternative[i].equals(withoutConjunction(word)))) {
                return false;
            }
        }
        return true;
    }

    /** An Arabic word without the conjunction waw or fa that is written together with it. */
    static String withoutConjunction(String word) {
        boolean joined = word.length() > 3 && (word.charAt(0) == 'و' || word.charAt(0) == 'ف');
        return joined ? word.substring(1) : word;
    }

    private static Place place(String part) {
        if (part.startsWith("*")) {
            int gap = Integer.parseInt(part.substring(1));
            if (gap < 1 || gap > MAX_GAP) {
                throw new IllegalArgumentException("a gap has 1 to " + MAX_GAP + " words: " + part);
            }
            return new Place(List.of(), false, gap);
        }
        boolean optional = part.startsWith("[") && part.endsWith("]");
        String inner = optional ? part.substring(1, part.length() - 1) : part;
        List<String[]> alternatives = new ArrayList<>();
        for (String alternative : inner.split("\\|")) {
            alternatives.add(PhraseList.words(alternative).toArray(String[]::new));
        }
        if (alternatives.stream().anyMatch(words -> words.length == 0)) {
            throw new IllegalArgumentException("an alternative has a letter or digit: " + part);
        }
        return new Place(List.copyOf(alternatives), optional, 0);
    }
}
