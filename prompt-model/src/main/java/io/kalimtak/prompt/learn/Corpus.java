package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.vector.ByteMatrix;
import io.kalimtak.prompt.vector.Vectors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What was learned from the pairs of one language, before any weights. Immutable. */
public final class Corpus {
    private final String language;
    private final Vocabulary vocabulary;
    private final List<Exemplar> exemplars;
    private final ByteMatrix inputs;
    private final ByteMatrix targets;
    private final ByteMatrix wordVectors;
    private final float[] targetMean;
    private final List<String> rolePhrases;
    private final List<String> toneWords;
    private final Map<String, int[]> holders = new HashMap<>();
    private final Map<String, Float> norms = new HashMap<>();
    private final Map<ToolFamily, int[]> members = new EnumMap<>(ToolFamily.class);
    private final double[] inputMasses;

    /**
     * Takes its parts over.
     *
     * @param language BCP 47 primary tag
     * @param vocabulary its words
     * @param exemplars its pairs
     * @param inputs a vector a pair: its request
     * @param targets a vector a pair: its prompt
     * @param wordVectors a vector a word: the mean of the prompts that have it, less the mean of all
     * @param targetMean the mean of all prompts' vectors
     * @param rolePhrases who the prompts speak to, as more than one person put it
     * @param toneWords how they sound, likewise
     */
    public Corpus(
            String language,
            Vocabulary vocabulary,
            List<Exemplar> exemplars,
            ByteMatrix inputs,
            ByteMatrix targets,
            ByteMatrix wordVectors,
            float[] targetMean,
            List<String> rolePhrases,
            List<String> toneWords) {
        this.language = language;
        this.vocabulary = vocabulary;
        this.exemplars = List.copyOf(exemplars);
        this.inputs = inputs;
        this.targets = targets;
        this.wordVectors = wordVectors;
        this.targetMean = targetMean;
        this.rolePhrases = List.copyOf(rolePhrases);
        this.toneWords = List.copyOf(toneWords);
        this.inputMasses = exemplars.stream()
                .mapToDouble(exemplar -> vocabulary.mass(exemplar.inputWords()))
                .toArray();
        for (ToolFamily family : ToolFamily.values()) {
            members.put(
                    family,
                    IntStream.range(0, exemplars.size())
                            .filter(i -> exemplars.get(i).family() == family)
                            .toArray());
        }
        indexLines();
    }

    private void indexLines() {
        Map<String, List<Integer>> found = new HashMap<>();
        for (int i = 0; i < exemplars.size(); i++) {
            for (ExemplarLine line : exemplars.get(i).lines()) {
                List<Integer> of = found.computeIfAbsent(line.key(), key -> new ArrayList<>());
                if (of.isEmpty() || of.getLast() != i) {
                    of.add(i);
                }
                norms.computeIfAbsent(line.key(), key -> norm(line.words()));
            }
        }
        found.forEach((key, of) ->
                holders.put(key, of.stream().mapToInt(Integer::intValue).toArray()));
    }

    public String language() {
        return language;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public List<Exemplar> exemplars() {
        return exemplars;
    }

    public ByteMatrix inputs() {
        return inputs;
    }

    public ByteMatrix targets() {
        return targets;
    }

    public ByteMatrix wordVectors() {
        return wordVectors;
    }

    public float[] targetMean() {
        return targetMean;
    }

    public List<String> rolePhrases() {
        return rolePhrases;
    }

    public List<String> toneWords() {
        return toneWords;
    }

    /** How often two lines stand in one prompt, 0 to 1: shared prompts over those of the rarer line. */
    double together(ExemplarLine a, ExemplarLine b) {
        int[] first = holders.get(a.key());
        int[] second = holders.get(b.key());
        int both = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            int order = Integer.compare(first[i], second[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) both / Math.min(first.length, second.length);
    }

    /** The pairs of a tool's family, ascending; not to be changed. */
    int[] members(ToolFamily family) {
        return members.get(family);
    }

    /** Sum of the idf of the words of a pair's request. */
    double inputMass(int exemplar) {
        return inputMasses[exemplar];
    }

    /** Cosine of a line's direction with a vector, the dot products of its words being known by their ids. */
    double leaning(ExemplarLine line, float[] wordDots) {
        return leaning(line.words(), norms.get(line.key()), wordDots);
    }

    /** The idf-weighted direction of some words. */
    float[] direction(int[] words) {
        return Vectors.normalise(sum(words));
    }

    private double leaning(int[] words, float norm, float[] wordDots) {
        double dot = 0;
        for (int word : words) {
            dot += vocabulary.idf(word) * wordDots[word];
        }
        return norm == 0 ? 0 : dot / norm;
    }

    private float norm(int[] words) {
        float[] sum = sum(words);
        return (float) Math.sqrt(Vectors.dot(sum, sum));
    }

    private float[] sum(int[] words) {
        float[] sum = new float[wordVectors.columns()];
        for (int word : words) {
            wordVectors.addTo(sum, word, vocabulary.idf(word));
        }
        return sum;
    }
}
