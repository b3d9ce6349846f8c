package io.kalimtak.prompt.learn;

/** What is known about a request and some pairs, which are told apart by their place in the list of them. */
final class RetrievalFeatures {
    private final Corpus corpus;
    private final Query query;
    private final int[] rows;
    private final float[] inputs;
    private final float[] projections;
    private final float[] targets;
    private final float[] marks;
    private final double queryMass;

    /** Of these pairs. */
    RetrievalFeatures(Corpus corpus, Query query, int[] rows) {
        this.corpus = corpus;
        this.query = query;
        this.rows = rows;
        this.inputs = corpus.inputs().dots(rows, query.vector());
        this.projections = corpus.targets().dots(rows, query.projected());
        this.targets = corpus.targets().dots(rows, query.vector());
        this.marks = corpus.vocabulary().marks(query.words());
        this.queryMass = corpus.vocabulary().mass(query.words());
    }

    /** The features of a pair, {@link Retrieval#FEATURES} of them. */
    float[] of(int place) {
        Exemplar exemplar = corpus.exemplars().get(rows[place]);
        double both = queryMass + corpus.inputMass(rows[place]);
        double dice = both == 0 ? 0 : 2 * marked(exemplar.inputWords()) / both;
        return new float[] {
            1,
            inputs[place],
            projections[place],
            (float) dice,
            (float) (marked(exemplar.targetWords()) / Math.max(1e-6, queryMass)),
            targets[place],
            exemplar.kind().equals(query.kind()) ? 1 : 0
        };
    }

    /** Their weighted sum. */
    double score(int place, double[] weights) {
        float[] features = of(place);
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /** Sum of the idf of those words that the request has. */
    private double marked(int[] words) {
        double sum = 0;
        for (int word : words) {
            sum += marks[word];
        }
        return sum;
    }
}
