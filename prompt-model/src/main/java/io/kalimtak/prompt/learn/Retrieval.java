package io.kalimtak.prompt.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds the approved pairs whose prompts are likely to be most like the one wanted. */
public final class Retrieval {
    /** How many pairs an answer is composed from. */
    public static final int NEIGHBOURS = 24;

    /** Features of a (request, pair). */
    public static final int FEATURES = 7;

    /** How fast votes fall with the score; 0.05 of cosine is about a third. */
    private static final double TEMPERATURE = 0.05;

    /** A correction counts more than a rating, but nobody's pair counts for three. */
    private static final double MAX_WEIGHT = 3;

    /** A pair whose vote is less than this share of the nearest one's only adds noise. */
    private static final double MIN_VOTE = 0.03;

    private static final int MIN_KEPT = 5;

    private final double[] weights;

    /** Takes fitted weights over, one a feature. */
    public Retrieval(double[] weights) {
        this.weights = weights.clone();
    }

    /** Before anything is fitted: all similarities alike. */
    public static Retrieval unfitted() {
        return new Retrieval(new double[] {0, 1, 1, 0.2, 0.2, 0.5, 0.1});
    }

    /** The fitted weights. */
    public double[] weights() {
        return weights.clone();
    }

    /** What is known about a request and a pair. */
    public static float[] features(Corpus corpus, Query query, int index) {
        Exemplar exemplar = corpus.exemplars().get(index);
        Vocabulary vocabulary = corpus.vocabulary();
        double mass = Math.max(1e-6, vocabulary.mass(query.words()));
        return new float[] {
            1,
            corpus.inputs().dot(index, query.vector()),
            corpus.targets().dot(index, query.projected()),
            (float) vocabulary.dice(query.words(), exemplar.inputWords()),
            (float) (vocabulary.shared(query.words(), exemplar.targetWords()) / mass),
            corpus.targets().dot(index, query.vector()),
            exemplar.kind().equals(query.kind()) ? 1 : 0
        };
    }

    /** The nearest pairs of the request's tool family among those allowed, nearest first; ties go to the lower index. */
    public List<Neighbour> nearest(Corpus corpus, Query query, IntPredicate allowed) {
        List<double[]> scored = new ArrayList<>();
        for (int i = 0; i < corpus.exemplars().size(); i++) {
            if (corpus.exemplars().get(i).family() == query.family() && allowed.test(i)) {
                scored.add(new double[] {i, score(features(corpus, query, i))});
            }
        }
        scored.sort(Comparator.<double[]>comparingDouble(entry -> -entry[1]).thenComparingDouble(entry -> entry[0]));
        List<double[]> top = scored.subList(0, Math.min(NEIGHBOURS, scored.size()));
        double[] votes = new double[top.size()];
        double sum = 0;
        int kept = 0;
        for (int rank = 0; rank < votes.length; rank++) {
            double weight = Math.min(
                    MAX_WEIGHT, corpus.exemplars().get((int) top.get(rank)[0]).weight());
            votes[rank] = weight * Math.exp((top.get(rank)[1] - top.get(0)[1]) / TEMPERATURE);
            if (rank >= MIN_KEPT && Math.exp((top.get(rank)[1] - top.get(0)[1]) / TEMPERATURE) < MIN_VOTE) {
                break;
            }
            sum += votes[rank];
            kept++;
        }
        List<Neighbour> neighbours = new ArrayList<>();
        for (int rank = 0; rank < kept; rank++) {
            neighbours.add(new Neighbour((int) top.get(rank)[0], rank, top.get(rank)[1], votes[rank] / sum));
        }
        return neighbours;
    }

    private double score(float[] features) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }
}
