package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.PromptSection;
import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.template.BaseModel;
import io.kalimtak.prompt.vector.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Fits the ranking of lines on (line, how useful it was). Queries are observed side by side and added up in their order, so
 * that the sums do not depend on how many threads there are.
 */
final class LineFit {
    private static final int MAX_CANDIDATES = 12;
    private static final double LINE_LAMBDA = 5;
    private static final double DIRECTION_SHARE = 0.5;

    private final Corpus corpus;
    private final Retrieval retrieval;

    LineFit(Corpus corpus, Retrieval retrieval) {
        this.corpus = corpus;
        this.retrieval = retrieval;
    }

    /** What one query showed: of its candidates, and how useful the template's own lines are. */
    record Observed(Lessons lessons, List<OwnLine> template) {}

    /** A line of the template and its usefulness. */
    record OwnLine(Section section, double usefulness) {}

    /** Observes the pair as a query to the allowed ones. */
    Observed observe(Prepared pair, Projection projection, IntPredicate allowed) {
        Query query = Query.of(pair.request(), pair.input(), corpus, projection);
        List<Neighbour> nearest = retrieval.nearest(corpus, query, allowed);
        Neighbourhood neighbourhood = new Neighbourhood(corpus, query, nearest);
        Wanted wanted = new Wanted(pair);
        Lessons lessons = new Lessons();
        for (Section section : Section.values()) {
            LineScorer.unfitted().candidates(corpus, query, neighbourhood, section).stream()
                    .sorted(Comparator.comparingInt(
                            candidate -> candidate.line().key().hashCode()))
                    .limit(MAX_CANDIDATES)
                    .forEach(candidate -> lessons.add(
                            candidate.features(),
                            wanted.usefulness(section, candidate.line().bag())));
        }
        return new Observed(lessons, template(pair, wanted));
    }

    private List<OwnLine> template(Prepared pair, Wanted wanted) {
        List<OwnLine> own = new ArrayList<>();
        for (PromptSection section : BaseModel.sections(pair.request(), corpus.language())) {
            if (section.section() == Section.OBJECTIVE) {
                continue;
            }
            for (String line : section.lines()) {
                Vocabulary.Bag words = corpus.vocabulary().bag(line);
                own.add(new OwnLine(section.section(), wanted.usefulness(section.section(), words)));
            }
        }
        return own;
    }

    static LineScorer scorer(List<Observed> observed) {
        List<Lessons> lessons = observed.stream().map(Observed::lessons).toList();
        return new LineScorer(
                Lessons.fit(lessons, LINE_LAMBDA, LineScorer.unfitted().weights()));
    }

    /** The mean usefulness of the template's lines, by section. */
    static double[] bars(List<Observed> observed) {
        double[] sums = new double[Section.values().length];
        int[] counts = new int[sums.length];
        for (Observed one : observed) {
            for (OwnLine line : one.template()) {
                sums[line.section().ordinal()] += line.usefulness();
                counts[line.section().ordinal()]++;
            }
        }
        for (int s = 0; s < sums.length; s++) {
            sums[s] = counts[s] == 0 ? 0 : sums[s] / counts[s];
        }
        return sums;
    }

    /** The prompt that people approved, which lines are held against. */
    private final class Wanted {
        private final Map<Section, List<Vocabulary.Bag>> lines = new EnumMap<>(Section.class);
        private final float[] particular;

        Wanted(Prepared pair) {
            pair.lines()
                    .forEach(line -> lines.computeIfAbsent(line.section(), section -> new ArrayList<>())
                            .add(corpus.vocabulary().bag(line.text())));
            particular = Vectors.normalise(Vectors.minus(pair.target(), corpus.targetMean()));
        }

        /** How like the wanted prompt a line is: its best match among the section's lines, and its direction. */
        double usefulness(Section section, Vocabulary.Bag words) {
            double match = lines.getOrDefault(section, List.of()).stream()
                    .mapToDouble(line -> corpus.vocabulary().likeness(words, line))
                    .max()
                    .orElse(0);
            return match + DIRECTION_SHARE * Vectors.dot(corpus.direction(words.words()), particular);
        }
    }
}
