package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that at least as many people as configured used, with how many did. Anything rarer is nobody else's business and has no id. */
public final class Vocabulary {
    private final List<String> words;
    private final int[] sources;
    private final Map<String, Integer> ids;
    private final float[] idf;
    private final int exemplars;

    /**
     * Takes the words over.
     *
     * @param words folded words, in order of id
     * @param sources how many people's pairs have the word
     * @param exemplars number of pairs altogether
     */
    public Vocabulary(List<String> words, int[] sources, int exemplars) {
        this.words = List.copyOf(words);
        this.sources = sources.clone();
        this.exemplars = exemplars;
        this.ids = HashMap.newHashMap(words.size());
        this.idf = new float[sources.length];
        for (int id = 0; id < sources.length; id++) {
            ids.put(words.get(id), id);
            idf[id] = (float) Math.log((exemplars + 1.0) / (sources[id] + 0.5));
        }
    }

    /** Number of words. */
    public int size() {
        return sources.length;
    }

    /** The words in order of id. */
    public List<String> words() {
        return words;
    }

    /** How many people's pairs have the word. */
    public int sources(int id) {
        return sources[id];
    }

    /** Number of pairs that the counts stand on. */
    public int exemplars() {
        return exemplars;
    }

    /** Inverse document frequency, natural logarithm. */
    public float idf(int id) {
        return idf[id];
    }

    /** Whether a word belongs to no topic: one in fifty pairs has it, or at least four. */
    public boolean common(int id) {
        return sources[id] >= Math.max(4, exemplars / 50);
    }

    /** Distinct ids of a text's content words, ascending; words without an id are left out. */
    public int[] ids(String text) {
        return Words.content(text).stream()
                .map(ids::get)
                .filter(id -> id != null)
                .mapToInt(Integer::intValue)
                .sorted()
                .distinct()
                .toArray();
    }

    /** How many different content words of a text have no id. */
    public int unknown(String text) {
        return (int) Words.content(text).stream()
                .distinct()
                .filter(word -> !ids.containsKey(word))
                .count();
    }

    /** Sum of the idf of some words. */
    public double mass(int[] wordIds) {
        double sum = 0;
        for (int id : wordIds) {
            sum += idf[id];
        }
        return sum;
    }

    /** The idf of some words by id; 0 for all others. */
    float[] marks(int[] wordIds) {
        float[] marks = new float[idf.length];
        for (int id : wordIds) {
            marks[id] = idf[id];
        }
        return marks;
    }

    /** Sum of the idf of the words that two ascending lists share. */
    public double shared(int[] a, int[] b) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                sum += idf[a[i]];
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** Likeness of two texts as {@link #dice(int[], int[])}, but words without an id count too: they are what the other one lacks. */
    public double likeness(Bag a, Bag b) {
        double rarest = Math.log((exemplars + 1.0) / 1.5);
        double both = mass(a.words()) + mass(b.words()) + rarest * (a.unknown() + b.unknown());
        return both == 0 ? 0 : 2 * shared(a.words(), b.words()) / both;
    }

    /** The words of a text. */
    public Bag bag(String text) {
        return new Bag(ids(text), unknown(text));
    }

    /** Words of a text by id, and how many have none. */
    public record Bag(int[] words, int unknown) {}

    /** Likeness of two word lists, 0 to 1: twice the shared mass over both masses (Dice). */
    public double dice(int[] a, int[] b) {
        return dice(a, mass(a), b, mass(b));
    }

    /** The same where the masses are known. */
    double dice(int[] a, double massOfA, int[] b, double massOfB) {
        double both = massOfA + massOfB;
        return both == 0 ? 0 : 2 * shared(a, b) / both;
    }
}
