package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.PromptSection;
import io.kalimtak.prompt.RejectedAnswer;
import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.prompt.template.BaseModel;
import io.kalimtak.prompt.vector.Ridge;
import io.kalimtak.prompt.vector.TextVectors;
import io.kalimtak.prompt.vector.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Trains one language. Everything that ranks is fitted on queries that never see their own near-duplicate cluster, with a projection fitted on
 * the other of two folds of clusters, so that nothing learns to find itself.
 */
public final class LanguageTrainer {
    private static final int MAX_QUERIES = 600;
    private static final int NEAR = 20;
    private static final int RANDOM = 10;
    private static final int MAX_CANDIDATES = 12;
    private static final double RETRIEVAL_LAMBDA = 1;
    private static final double LINE_LAMBDA = 5;
    private static final double DIRECTION_SHARE = 0.5;

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
        LineFit fit = new LineFit(corpus, prepared, folds, projections, retrieval);
        queries.forEach(fit::add);
        Projection whole = projection(prepared, folds, -1);
        return new LanguageModel(
                corpus,
                new LearnedWeights(whole, retrieval, fit.scorer(), fit.bars()),
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
        List<float[]> x = new ArrayList<>();
        List<float[]> y = new ArrayList<>();
        Random random = new Random(options.seed() + 1);
        for (int i : queries) {
            Prepared pair = prepared.get(i);
            Query query = Query.of(pair.request(), pair.input(), corpus, projections[folds[i]]);
            List<Integer> others = byNearness(corpus, prepared, i, query);
            List<Integer> sample = new ArrayList<>(others.subList(0, Math.min(NEAR, others.size())));
            for (int r = 0; r < RANDOM && others.size() > NEAR; r++) {
                sample.add(others.get(NEAR + random.nextInt(others.size() - NEAR)));
            }
            for (int j : sample) {
                x.add(Retrieval.features(corpus, query, j));
                y.add(new float[] {Vectors.dot(pair.target(), prepared.get(j).target())});
            }
        }
        return x.isEmpty()
                ? Retrieval.unfitted()
                : new Retrieval(column(Ridge.fit(rows(x), rows(y), RETRIEVAL_LAMBDA)));
    }

    /** The other pairs of the tool's family, nearest first by plain similarity. */
    private static List<Integer> byNearness(Corpus corpus, List<Prepared> prepared, int i, Query query) {
        double[] nearness = new double[prepared.size()];
        List<Integer> others = new ArrayList<>();
        for (int j = 0; j < nearness.length; j++) {
            if (prepared.get(j).family() == prepared.get(i).family() && !twins(prepared, i, j)) {
                nearness[j] = corpus.targets().dot(j, query.projected())
                        + corpus.inputs().dot(j, query.vector());
                others.add(j);
            }
        }
        others.sort(Comparator.comparingDouble(j -> -nearness[j]));
        return others;
    }

    private static boolean twins(List<Prepared> prepared, int i, int j) {
        return prepared.get(i)
                .pair()
                .clusterOrId()
                .equals(prepared.get(j).pair().clusterOrId());
    }

    private static float[][] rows(List<float[]> rows) {
        return rows.toArray(float[][]::new);
    }

    private static double[] column(double[][] fitted) {
        double[] column = new double[fitted.length];
        for (int i = 0; i < fitted.length; i++) {
            column[i] = fitted[i][0];
        }
        return column;
    }

    /** Collects (line, how useful it was) over the queries and fits the ranking. */
    private final class LineFit {
        private final Corpus corpus;
        private final List<Prepared> prepared;
        private final int[] folds;
        private final Projection[] projections;
        private final Retrieval retrieval;
        private final List<float[]> x = new ArrayList<>();
        private final List<float[]> y = new ArrayList<>();
        private final double[] templateSums = new double[Section.values().length];
        private final int[] templateCounts = new int[Section.values().length];

        LineFit(Corpus corpus, List<Prepared> prepared, int[] folds, Projection[] projections, Retrieval retrieval) {
            this.corpus = corpus;
            this.prepared = prepared;
            this.folds = folds;
            this.projections = projections;
            this.retrieval = retrieval;
        }

        void add(int i) {
            Prepared pair = prepared.get(i);
            Query query = Query.of(pair.request(), pair.input(), corpus, projections[folds[i]]);
            List<Neighbour> nearest = retrieval.nearest(corpus, query, j -> !twins(prepared, i, j));
            Neighbourhood neighbourhood = new Neighbourhood(corpus, query, nearest);
            Map<Section, List<Vocabulary.Bag>> wanted = new EnumMap<>(Section.class);
            pair.lines()
                    .forEach(line -> wanted.computeIfAbsent(line.section(), s -> new ArrayList<>())
                            .add(corpus.vocabulary().bag(line.text())));
            float[] particular = Vectors.normalise(Vectors.minus(pair.target(), corpus.targetMean()));
            for (Section section : Section.values()) {
                LineScorer.unfitted().candidates(corpus, query, neighbourhood, section).stream()
                        .sorted(Comparator.comparingInt(
                                candidate -> candidate.line().key().hashCode()))
                        .limit(MAX_CANDIDATES)
                        .forEach(candidate -> {
                            x.add(candidate.features());
                            y.add(new float[] {
                                (float) usefulness(section, candidate.line().bag(), wanted, particular)
                            });
                        });
            }
            addTemplate(pair, wanted, particular);
        }

        private void addTemplate(Prepared pair, Map<Section, List<Vocabulary.Bag>> wanted, float[] particular) {
            for (PromptSection section : BaseModel.sections(pair.request(), language)) {
                if (section.section() == Section.OBJECTIVE) {
                    continue;
                }
                for (String line : section.lines()) {
                    Vocabulary.Bag words = corpus.vocabulary().bag(line);
                    templateSums[section.section().ordinal()] +=
                            usefulness(section.section(), words, wanted, particular);
                    templateCounts[section.section().ordinal()]++;
                }
            }
        }

        /** How like the wanted prompt a line is: its best match among the section's lines, and its direction. */
        private double usefulness(
                Section section, Vocabulary.Bag words, Map<Section, List<Vocabulary.Bag>> wanted, float[] particular) {
            double match = wanted.getOrDefault(section, List.of()).stream()
                    .mapToDouble(line -> corpus.vocabulary().likeness(words, line))
                    .max()
                    .orElse(0);
            return match + DIRECTION_SHARE * Vectors.dot(corpus.direction(words.words()), particular);
        }

        LineScorer scorer() {
            return x.isEmpty()
                    ? LineScorer.unfitted()
                    : new LineScorer(column(Ridge.fit(rows(x), rows(y), LINE_LAMBDA)));
        }

        double[] bars() {
            double[] bars = new double[templateSums.length];
            for (int s = 0; s < bars.length; s++) {
                bars[s] = templateCounts[s] == 0 ? 0 : templateSums[s] / templateCounts[s];
            }
            return bars;
        }
    }
}
