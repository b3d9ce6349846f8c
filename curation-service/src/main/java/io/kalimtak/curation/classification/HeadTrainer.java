package io.kalimtak.curation.classification;

import io.kalimtak.curation.classification.SoftmaxRegression.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Trains heads on labelled requests. The same requests give the same heads on one machine, in whatever order the corrections
 * come; on another the encoder's and the processor's rounding may differ in the last digits.
 *
 * <p>The heads of {@link VectorSpace#MEANING} learn from English alone, those of {@link VectorSpace#SPELLING} from every
 * request: keywords mean the same in every language, and an English request may come without its language.
 */
final class HeadTrainer {
    /** A correction counts as three seeds, so that few of them can be felt. A choice, not a measurement. */
    private static final float CORRECTION_WEIGHT = 3;

    private static final float SEED_WEIGHT = 1;
    private static final int FOLDS = 5;

    /** A labelled request as the heads of a space see it. */
    record Row(float[] features, LabelledText text, float weight) {
        Example example(Function<LabelledText, String> label) {
            return new Example(features, label.apply(text), weight);
        }
    }

    private final Keywords keywords;

    HeadTrainer(Keywords keywords) {
        this.keywords = keywords;
    }

    /**
     * @param seeds at least one of each class of each space
     * @param corrections what people said; may be empty. Classes that no keyword names are refused by an
     *     IllegalArgumentException
     */
    Heads train(List<LabelledText> seeds, List<LabelledText> corrections) {
        List<LabelledText> sorted = corrections.stream()
                .sorted(Comparator.comparing(LabelledText::text)
                        .thenComparing(LabelledText::language)
                        .thenComparing(LabelledText::domain)
                        .thenComparing(LabelledText::useCase))
                .toList();
        Map<VectorSpace, Heads.Pair> pairs = new EnumMap<>(VectorSpace.class);
        for (VectorSpace space : VectorSpace.values()) {
            List<Row> rows = Stream.concat(
                            seeds.stream()
                                    .filter(one -> learns(space, one))
                                    .map(one -> row(keywords, space, one, SEED_WEIGHT)),
                            sorted.stream()
                                    .filter(one -> learns(space, one))
                                    .map(one -> row(keywords, space, one, CORRECTION_WEIGHT)))
                    .toList();
            pairs.put(
                    space,
                    new Heads.Pair(
                            head(rows, keywords.domains(), LabelledText::domain),
                            head(rows, keywords.useCases(), LabelledText::useCase)));
        }
        return Heads.of(new Heads.Basis(keywords.fitting(), Seeds.sha256(seeds), corrections.size()), pairs);
    }

    private static boolean learns(VectorSpace space, LabelledText one) {
        return space == VectorSpace.SPELLING || VectorSpace.of(one.language()) == space;
    }

    static Row row(Keywords keywords, VectorSpace space, LabelledText one, float weight) {
        return new Row(Features.of(space.encode(one.text()), keywords.hits(one.text())), one, weight);
    }

    private static Head head(List<Row> rows, List<String> labels, Function<LabelledText, String> label) {
        List<Example> examples = rows.stream().map(row -> row.example(label)).toList();
        int[] right =
                examples.stream().mapToInt(one -> index(labels, one.label())).toArray();
        List<double[]> unseen = outOfFold(examples, labels);
        int correct = 0;
        for (int i = 0; i < right.length; i++) {
            correct += argmax(unseen.get(i)) == right[i] ? 1 : 0;
        }
        return new Head(
                labels,
                SoftmaxRegression.fit(examples, labels),
                Softmax.temperature(unseen, right),
                (double) correct / right.length);
    }

    /** The logits of every example by weights that were trained without it. */
    private static List<double[]> outOfFold(List<Example> examples, List<String> labels) {
        double[][] logits = new double[examples.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> rest = new ArrayList<>();
            for (int i = 0; i < examples.size(); i++) {
                if (i % FOLDS != fold) {
                    rest.add(examples.get(i));
                }
            }
            Head head = new Head(labels, SoftmaxRegression.fit(rest, labels), 1, 0);
            for (int i = fold; i < examples.size(); i += FOLDS) {
                logits[i] = head.logits(examples.get(i).features());
            }
        }
        return List.of(logits);
    }

    private static int index(List<String> labels, String label) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("there is no class " + label);
        }
        return index;
    }

    private static int argmax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
