package io.kalimtak.prompt.phrase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text says in its own voice: its words without code and quotations, and where its sentences begin. Phrases may cross
 * sentences, since a line break hides nothing; a hedge counts only in the sentence of the phrase.
 */
public final class Said {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?؟])\\s|\n");

    /** How far before a phrase a hedge may stand, in words. */
    private static final int REACH = 8;

    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final Set<Integer> hedged = new HashSet<>();

    private Said(String text) {
        for (String sentence : SENTENCE_END.split(text)) {
            List<String> said = PhraseList.words(sentence);
            int start = words.size();
            words.addAll(said);
            said.forEach(word -> starts.add(start));
        }
        for (PhraseList.Match match : Hedges.LIST.matches(words)) {
            hedged.add(match.end() - 1);
        }
    }

    private static final class Hedges {
        private static final PhraseList LIST = PhraseList.resource("hedges.txt");
    }

    public static String hedgesSha256() {
        return Hedges.LIST.sha256();
    }

    public static Said in(String text) {
        return new Said(Prose.said(text));
    }

    public List<String> words() {
        return words;
    }

    /** Whether a word before this place, in its sentence, turns what follows into a prohibition, a case or a report. */
    public boolean isHedged(int place) {
        for (int at = Math.max(starts.get(place), place - REACH); at < place; at++) {
            if (hedged.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** The word at a place, or an empty one beyond the end. */
    public String word(int place) {
        return place < words.size() ? words.get(place) : "";
    }
}
