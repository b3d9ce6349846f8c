package io.kalimtak.prompt.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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

    /** The nearest pairs of the request's tool family among those allowed, nearest first; ties go to the lower index. */
    public List<Neighbour> nearest(Corpus corpus, Query query, IntPredicate allowed) {
        int[] rows =
                IntStream.of(corpus.members(query.family())).filter(allowed).toArray();
        RetrievalFeatures features = new RetrievalFeatures(corpus, query, rows);
        Nearest nearest = new Nearest(NEIGHBOURS);
        for (int place = 0; place < rows.length; place++) {
            nearest.offer(rows[place], features.score(place, weights));
        }
        return voting(corpus, nearest);
    }

    private static List<Neighbour> voting(Corpus corpus, Nearest top) {
        double[] votes = new double[top.size()];
        double sum = 0;
        int kept = 0;
        for (int rank = 0; rank < votes.length; rank++) {
            double weight =
                    Math.min(MAX_WEIGHT, corpus.exemplars().get(top.index(rank)).weight());
            votes[rank] = weight * Math.exp((top.score(rank) - top.score(0)) / TEMPERATURE);
            if (rank >= MIN_KEPT && Math.exp((top.score(rank) - top.score(0)) / TEMPERATURE) < MIN_VOTE) {
                break;
            }
            sum += votes[rank];
            kept++;
        }
        List<Neighbour> neighbours = new ArrayList<>();
        for (int rank = 0; rank < kept; rank++) {
            neighbours.add(new Neighbour(top.index(rank), rank, top.score(rank), votes[rank] / sum));
        }
        return neighbours;
    }
}
