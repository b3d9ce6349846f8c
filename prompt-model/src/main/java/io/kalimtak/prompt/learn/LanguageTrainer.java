package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.RejectedAnswer;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.prompt.vector.TextVectors;
import io.kalimtak.prompt.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Trains one language. Everything that ranks is fitted on queries that never see their own near-duplicate cluster, with a projection fitted on
 * the other of two folds of clusters, so that nothing learns to find itself.
 */
public final class LanguageTrainer {
    private static final int MAX_QUERIES = 600;
    private static final int NEAR = 20;
    private static final int RANDOM = 10;
    private static final double RETRIEVAL_LAMBDA = 1;

    private final String language;
    private final TrainingOptions options;
    private final TrainingProgress progress;

    public LanguageTrainer(String language, TrainingOptions options, TrainingProgress progress) {
        this.language = language;
        this.options = options;
        this.progress = progress;
    }

    /** Trains on pairs and refused answers of this language, in the order given. */
    public LanguageModel train(List<TrainingPair> pairs, List<RejectedAnswer> rejected) {
        List<Prepared> prepared = prepare(pairs);
        progress.at(language + ": counting words and lines", 0.75);
        Corpus corpus = new CorpusBuilder(language, prepared, options.minSources()).build();
        int[] folds = folds(pairs);
        progress.at(language + ": fitting the projection", 0.8);
        Projection[] projections = {projection(prepared, folds, 1), projection(prepared, folds, 0)};
        List<Integer> queries = queries(pairs.size());
        Retrieval retrieval = retrieval(corpus, prepared, folds, projections, queries);
        progress.at(language + ": fitting the ranking of lines", 0.9);
        LineFit fit = new LineFit(corpus, retrieval);
        List<LineFit.Observed> observed = queries.parallelStream()
                .map(i -> fit.observe(prepared.get(i), projections[folds[i]], j -> !twins(prepared, i, j)))
                .toList();
        Projection whole = projection(prepared, folds, -1);
        return new LanguageModel(
                corpus,
                new LearnedWeights(whole, retrieval, LineFit.scorer(observed), LineFit.bars(observed)),
                new RejectionsBuilder(corpus, prepared).build(rejected));
    }

    private List<Prepared> prepare(List<TrainingPair> pairs) {
        AtomicInteger done = new AtomicInteger();
        // Results land by index, so the order does not depend on which thread is faster.
        return IntStream.range(0, pairs.size())
                .parallel()
                .mapToObj(i -> {
                    Prepared prepared = prepare(pairs.get(i));
                    int n = done.incrementAndGet();
                    if (n % 100 == 0) {
                        synchronized (progress) {
                            progress.at(language + ": encoding", 0.7 * n / pairs.size());
                        }
                    }
                    return prepared;
                })
                .toList();
    }

    private Prepared prepare(TrainingPair pair) {
        return new Prepared(
                pair,
                ToolFamily.of(pair.targetTool()),
                Prepared.lines(pair.input(), pair.target(), language),
                TextVectors.gist(pair.input(), language),
                TextVectors.gist(pair.target(), language));
    }

    private int[] folds(List<TrainingPair> pairs) {
        return pairs.stream()
                .mapToInt(pair -> new Random(pair.clusterOrId().hashCode() * 31L + options.seed()).nextInt(2))
                .toArray();
    }

    private List<Integer> queries(int size) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(options.seed()));
        return order.subList(0, Math.min(MAX_QUERIES, size));
    }

    /** Fitted on one fold, or on all when the fold is negative. */
    private static Projection projection(List<Prepared> prepared, int[] folds, int fold) {
        List<Prepared> used = IntStream.range(0, folds.length)
                .filter(i -> fold < 0 || folds[i] == fold)
                .mapToObj(prepared::get)
                .toList();
        List<Prepared> enough = used.isEmpty() ? prepared : used;
        return Projection.fit(
                enough.stream().map(Prepared::input).toList(),
                enough.stream().map(Prepared::target).toList());
    }

    private Retrieval retrieval(
            Corpus corpus, List<Prepared> prepared, int[] folds, Projection[] projections, List<Integer> queries) {
        // Chance is drawn in the order of the queries; what it falls on is looked up side by side.
        List<int[]> places = places(prepared, queries);
        List<Lessons> lessons = IntStream.range(0, queries.size())
                .parallel()
                .mapToObj(q -> {
                    int i = queries.get(q);
                    Prepared pair = prepared.get(i);
                    Query query = Query.of(pair.request(), pair.input(), corpus, projections[folds[i]]);
                    int[] others = byNearness(corpus, prepared, i, query);
                    int[] sample = IntStream.of(places.get(q))
                            .map(place -> others[place])
                            .toArray();
                    RetrievalFeatures features = new RetrievalFeatures(corpus, query, sample);
                    Lessons found = new Lessons();
                    for (int place = 0; place < sample.length; place++) {
                        found.add(
                                features.of(place),
                                Vectors.dot(
                                        pair.target(),
                                        prepared.get(sample[place]).target()));
                    }
                    return found;
                })
                .toList();
        return new Retrieval(
                Lessons.fit(lessons, RETRIEVAL_LAMBDA, Retrieval.unfitted().weights()));
    }

    /** Which of the others, nearest first, each query learns from: the nearest and some by chance. */
    private List<int[]> places(List<Prepared> prepared, List<Integer> queries) {
        Random random = new Random(options.seed() + 1);
        List<int[]> places = new ArrayList<>();
        for (int i : queries) {
            int others = (int) IntStream.range(0, prepared.size())
                    .filter(j -> isOther(prepared, i, j))
                    .count();
            IntStream.Builder chosen = IntStream.builder();
            IntStream.range(0, Math.min(NEAR, others)).forEach(chosen::add);
            for (int r = 0; r < RANDOM && others > NEAR; r++) {
                chosen.add(NEAR + random.nextInt(others - NEAR));
            }
            places.add(chosen.build().toArray());
        }
        return places;
    }

    /** The other pairs of the tool's family, nearest first by plain similarity. */
    private static int[] byNearness(Corpus corpus, List<Prepared> prepared, int i, Query query) {
        int[] others = IntStream.range(0, prepared.size())
                .filter(j -> isOther(prepared, i, j))
                .toArray();
        float[] projected = corpus.targets().dots(others, query.projected());
        float[] plain = corpus.inputs().dots(others, query.vector());
        long[] order = new long[others.length];
        for (int place = 0; place < order.length; place++) {
            order[place] = (long) ordered(-(projected[place] + plain[place])) << Integer.SIZE | place;
        }
        Arrays.sort(order);
        return LongStream.of(order).mapToInt(key -> others[(int) key]).toArray();
    }

    /** Whole numbers in the order of the floats that they are made of. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
    }

    private static boolean isOther(List<Prepared> prepared, int i, int j) {
        return prepared.get(j).family() == prepared.get(i).family() && !twins(prepared, i, j);
    }

    private static boolean twins(List<Prepared> prepared, int i, int j) {
        return prepared.get(i)
                .pair()
                .clusterOrId()
                .equals(prepared.get(j).pair().clusterOrId());
    }
}
