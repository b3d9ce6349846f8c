package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.vector.Vectors;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The neighbours of a request as a vote: which words, lines, sections and lengths they have, by their shares. */
final class Neighbourhood {
    private final Corpus corpus;
    private final List<Neighbour> neighbours;
    private final float[] centre;
    private final float[] wordDots;
    private final double[] wordShares;
    private final int[] wordCounts;
    private final Map<String, Double> lineShares = new HashMap<>();

    Neighbourhood(Corpus corpus, Query query, List<Neighbour> neighbours) {
        this.corpus = corpus;
        this.neighbours = neighbours;
        int words = corpus.vocabulary().size();
        wordShares = new double[words];
        wordCounts = new int[words];
        wordDots = new float[words];
        for (Neighbour neighbour : neighbours) {
            Exemplar exemplar = corpus.exemplars().get(neighbour.exemplar());
            for (int word : exemplar.targetWords()) {
                wordShares[word] += neighbour.share();
                wordCounts[word]++;
            }
            exemplar.lines().stream()
                    .map(ExemplarLine::key)
                    .distinct()
                    .forEach(key -> lineShares.merge(key, neighbour.share(), Double::sum));
        }
        BitSet said = new BitSet(words);
        neighbours.forEach(neighbour -> corpus.exemplars()
                .get(neighbour.exemplar())
                .lines()
                .forEach(line -> {
                    for (int word : line.words()) {
                        said.set(word);
                    }
                }));
        int[] ids = said.stream().toArray();
        float[] dots = corpus.wordVectors().dots(ids, query.leaning());
        for (int i = 0; i < ids.length; i++) {
            wordDots[ids[i]] = dots[i];
        }
        centre = new float[corpus.targets().columns()];
        neighbours.forEach(n -> corpus.targets().addTo(centre, n.exemplar(), (float) n.share()));
        Vectors.normalise(centre);
    }

    List<Neighbour> neighbours() {
        return neighbours;
    }

    /** How near a neighbour's prompt is to the middle of all of them, −1 to 1. */
    double centrality(Neighbour neighbour) {
        return corpus.targets().dot(neighbour.exemplar(), centre);
    }

    /** Cosine of a line with what is particular about the request. */
    double leaning(ExemplarLine line) {
        return corpus.leaning(line, wordDots);
    }

    /** Cosine of a word with what is particular about the request. */
    double leaning(int word) {
        return wordDots[word];
    }

    /** Share of the neighbours whose prompts have the word. */
    double wordShare(int word) {
        return wordShares[word];
    }

    /** How many neighbours' prompts have the word. */
    int wordCount(int word) {
        return wordCounts[word];
    }

    /** Share of the neighbours that have the line. */
    double lineShare(ExemplarLine line) {
        return lineShares.getOrDefault(line.key(), 0.0);
    }

    /** Share of the neighbours that have the section. */
    double sectionShare(Section section) {
        return sum(exemplar -> exemplar.size(section) > 0 ? 1 : 0);
    }

    /** Mean length of the section among the neighbours that have it, lines. */
    double sectionLength(Section section) {
        double share = sectionShare(section);
        return share == 0 ? 0 : sum(exemplar -> exemplar.size(section)) / share;
    }

    private double sum(ToDoubleFunction<Exemplar> value) {
        double sum = 0;
        for (Neighbour neighbour : neighbours) {
            sum += neighbour.share() * value.applyAsDouble(corpus.exemplars().get(neighbour.exemplar()));
        }
        return sum;
    }
}
