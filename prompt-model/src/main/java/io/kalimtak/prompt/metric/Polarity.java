package io.kalimtak.prompt.metric;

import io.kalimtak.prompt.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** "Do not X" beside "X": the same folded words in the same order after the words that forbid or demand. */
final class Polarity {
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "any", "اي");

    /** Folded as {@link Words} does: "always" has lost its s. Longer ones stand first. */
    private static final List<List<String>> FORBID = List.of(
            List.of("you", "must", "not"),
            List.of("you", "should", "not"),
            List.of("must", "not"),
            List.of("should", "not"),
            List.of("do", "not"),
            List.of("refrain", "from"),
            List.of("don't"),
            List.of("don’t"),
            List.of("never"),
            List.of("avoid"));

    private static final List<List<String>> FORBID_VERB = List.of(List.of("يجب", "الا"), List.of("لا"));
    private static final List<List<String>> FORBID_NOUN = List.of(List.of("تجنب"), List.of("ممنوع"), List.of("عدم"));
    private static final List<List<String>> DEMAND = List.of(
            List.of("please"),
            List.of("alway"),
            List.of("you", "must"),
            List.of("you", "should"),
            List.of("must"),
            List.of("دائما"));
    private static final Set<String> USE = Set.of(
            "use",
            "using",
            "include",
            "including",
            "add",
            "adding",
            "employ",
            "employing",
            "ستخدم",
            "ستعمل",
            "ضف",
            "استخدام",
            "استعمال");

    private Polarity() {}

    static boolean contradict(List<String> sentences) {
        Set<List<String>> wanted = new HashSet<>();
        Set<List<String>> forbidden = new HashSet<>();
        for (String sentence : sentences) {
            List<String> words = Words.of(sentence).stream()
                    .filter(word -> !ARTICLES.contains(word))
                    .toList();
            List<String> english = after(FORBID, words);
            List<String> verb = after(FORBID_VERB, words);
            List<String> noun = after(FORBID_NOUN, words);
            if (english != words || noun != words) {
                forbidden.add(withoutUse(english != words ? english : noun));
            } else if (verb != words) {
                forbidden.add(withoutUse(stemmed(verb, 'ت')));
            } else {
                wanted.add(withoutUse(stemmed(demanded(words), 'ا')));
            }
        }
        wanted.retainAll(forbidden);
        wanted.remove(List.of());
        return !wanted.isEmpty();
    }

    private static List<String> demanded(List<String> words) {
        List<String> rest = words;
        for (List<String> next = after(DEMAND, rest); next != rest; next = after(DEMAND, rest)) {
            rest = next;
        }
        return rest;
    }

    /** What follows the first of the openings that the words begin with, or the very same list. */
    private static List<String> after(List<List<String>> openings, List<String> words) {
        for (List<String> opening : openings) {
            if (words.size() > opening.size()
                    && words.subList(0, opening.size()).equals(opening)) {
                return words.subList(opening.size(), words.size());
            }
        }
        return words;
    }

    private static List<String> withoutUse(List<String> words) {
        return !words.isEmpty() && USE.contains(words.getFirst()) ? words.subList(1, words.size()) : words;
    }

    /** Arabic forbids with another verb form than it demands ("لا تكتب", "اكتب"): without the first letter they meet. */
    private static List<String> stemmed(List<String> words, char letter) {
        if (words.isEmpty() || words.getFirst().length() < 3 || words.getFirst().charAt(0) != letter) {
            return words;
        }
        List<String> stemmed = new ArrayList<>(words);
        stemmed.set(0, words.getFirst().substring(1));
        return stemmed;
    }
}
