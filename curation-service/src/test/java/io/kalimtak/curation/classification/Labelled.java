package io.kalimtak.curation.classification;

import io.kalimtak.curation.TestConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The classifiers on labelled requests. */
final class Labelled {
    static final List<LabelledText> SEEDS = Seeds.read();
    static final List<LabelledText> HELD_OUT = Seeds.read("/classification/labelled.jsonl");
    static final Keywords KEYWORDS = Keywords.read();
    static final ClassificationConfig CONFIG = TestConfig.of(ClassificationConfig.class);
    static final Classifier HEADS = new HeadClassifier(KEYWORDS, Heads.shipped(), CONFIG);

    private static final int FOLDS = 5;

    /** Strong: a level holds only as long as its logger. */
    private static final Logger LIBRARY = Logger.getLogger("org.tribuo");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private Labelled() {}

    static List<LabelledText> in(List<LabelledText> rows, String language) {
        return rows.stream().filter(row -> row.language().equals(language)).toList();
    }

    static Scores domains(Classifier classifier, List<LabelledText> rows) {
        return scores(classifier, rows, LabelledText::domain, Classification::domain);
    }

    static Scores useCases(Classifier classifier, List<LabelledText> rows) {
        return scores(classifier, rows, LabelledText::useCase, Classification::useCase);
    }

    private static Scores scores(
            Classifier classifier,
            List<LabelledText> rows,
            Function<LabelledText, String> label,
            Function<Classification, String> said) {
        return Scores.of(
                rows.stream().map(label).toList(),
                rows.stream()
                        .map(row -> said.apply(classifier.classify(row.text(), row.language(), null)))
                        .toList());
    }

    /** Five-fold cross-validation on the seeds of a language, with the threshold: no row is judged by weights that saw it. */
    static Scores crossValidated(String language, Function<LabelledText, String> label, List<String> labels) {
        VectorSpace space = VectorSpace.of(language);
        List<LabelledText> rows = space == VectorSpace.MEANING ? in(SEEDS, language) : SEEDS;
        List<HeadTrainer.Row> examples = rows.stream()
                .map(row -> HeadTrainer.row(KEYWORDS, space, row, 1))
                .toList();
        Heads.Pair shipped = Heads.shipped().pairs().get(space);
        double temperature = (labels.equals(KEYWORDS.domains()) ? shipped.domain() : shipped.useCase()).temperature();
        List<String> expected = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<SoftmaxRegression.Example> rest = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (i % FOLDS != fold) {
                    rest.add(examples.get(i).example(label));
                }
            }
            Head head = new Head(labels, SoftmaxRegression.fit(rest, labels), temperature, 0);
            for (int i = fold; i < rows.size(); i += FOLDS) {
                if (rows.get(i).language().equals(language)) {
                    Head.Choice choice = head.choose(examples.get(i).features());
                    expected.add(label.apply(rows.get(i)));
                    said.add(
                            choice.confidence() < CONFIG.minDomainConfidence() ? Classification.OTHER : choice.label());
                }
            }
        }
        return Scores.of(expected, said);
    }
}
