package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expects how useful a neighbour's line is for a request: a linear model over what is known about line, neighbour and request. */
public final class LineScorer {
    /** Features of a line, the section's own intercept included. */
    public static final int FEATURES = 14 + Section.values().length;

    private final double[] weights;

    /** Takes fitted weights over, one a feature. */
    public LineScorer(double[] weights) {
        this.weights = weights.clone();
    }

    /** Before anything is fitted. */
    public static LineScorer unfitted() {
        return new LineScorer(new double[FEATURES]);
    }

    /** The fitted weights. */
    public double[] weights() {
        return weights.clone();
    }

    /** The portable lines of a section, best first; of the same line said by several the best-placed one. */
    List<Candidate> candidates(Corpus corpus, Query query, Neighbourhood neighbourhood, Section section) {
        Portability portability = new Portability(corpus, query, neighbourhood);
        Map<String, Candidate> best = new HashMap<>();
        for (Neighbour neighbour : neighbourhood.neighbours()) {
            Exemplar exemplar = corpus.exemplars().get(neighbour.exemplar());
            for (ExemplarLine line : exemplar.lines()) {
                if (line.section() != section || !portability.allows(exemplar, line)) {
                    continue;
                }
                float[] features = features(corpus, query, neighbourhood, neighbour, line);
                Candidate candidate = new Candidate(line, neighbour, features, utility(features));
                best.merge(line.key(), candidate, (a, b) -> b.utility() > a.utility() ? b : a);
            }
        }
        List<Candidate> candidates = new ArrayList<>(best.values());
        candidates.sort(Candidate.BEST_FIRST);
        return candidates;
    }

    private double utility(float[] features) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    private static float[] features(
            Corpus corpus, Query query, Neighbourhood neighbourhood, Neighbour neighbour, ExemplarLine line) {
        Vocabulary vocabulary = corpus.vocabulary();
        double mass = Math.max(1e-6, line.mass());
        double supported = 0;
        for (int word : line.words()) {
            supported += vocabulary.idf(word) * neighbourhood.wordShare(word);
        }
        int length = line.words().length + line.unknown();
        float[] features = new float[FEATURES];
        int i = 0;
        features[i++] = (float) neighbour.score();
        features[i++] = neighbour.rank() == 0 ? 1 : 0;
        features[i++] = (float) neighbour.share();
        features[i++] = (float) neighbourhood.lineShare(line);
        features[i++] = (float) neighbourhood.leaning(line);
        features[i++] = (float) neighbourhood.centrality(neighbour);
        features[i++] = (float) (vocabulary.shared(line.words(), query.words()) / mass);
        features[i++] = (float) (supported / mass);
        features[i++] = (float) Math.log1p(Math.min(line.sources(), 20));
        features[i++] = line.position();
        features[i++] = Math.min(length, 25) / 10f;
        features[i++] = Math.min(length, 25) * Math.min(length, 25) / 100f;
        features[i++] = (float) (mass / Math.max(1, length) / 5);
        features[i++] = line.slotted() ? 1 : 0;
        features[i + line.section().ordinal()] = 1;
        return features;
    }
}
