package io.kalimtak.curation.classification;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Fits the weights of a head with Tribuo: multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011). The order
 * of the examples and the seed are fixed, so the same examples give the same weights on one machine.
 *
 * <p>The rate and the epochs were chosen by cross-validation on the seeds; more epochs change nothing but the confidence,
 * which the temperature sets right.
 */
final class SoftmaxRegression {
    /** A feature vector with its class. */
    record Example(float[] features, String label, float weight) {}

    private static final double RATE = 0.3;
    private static final int EPOCHS = 20;
    private static final int BATCH = 8;
    private static final long SEED = 17;
    private static final int NEVER = Integer.MAX_VALUE;

    /** The logit of a class that no example has: it is never chosen. */
    private static final float ABSENT = -30;

    private SoftmaxRegression() {}

    /**
     * One row of weights for each label, bias last.
     *
     * @param examples at least one; all of one length
     * @param labels the classes of the rows; a class may have no example
     */
    static float[][] fit(List<Example> examples, List<String> labels) {
        String[] names = names(examples.getFirst().features().length);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("requests", OffsetDateTime.MIN, factory), factory);
        for (Example one : examples) {
            ArrayExample<Label> row = new ArrayExample<>(new Label(one.label()), names, doubles(one.features()));
            row.setWeight(one.weight());
            data.add(row);
        }
        LinearSGDModel model =
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(RATE), EPOCHS, NEVER, BATCH, SEED).train(data);
        return weights(model, names, labels);
    }

    private static float[][] weights(LinearSGDModel model, String[] names, List<String> labels) {
        DenseMatrix trained = model.getWeightsCopy();
        ImmutableFeatureMap columns = model.getFeatureIDMap();
        float[][] weights = new float[labels.size()][names.length + 1];
        for (int row = 0; row < weights.length; row++) {
            int of = model.getOutputIDInfo().getID(new Label(labels.get(row)));
            for (int i = 0; i < names.length && of >= 0; i++) {
                weights[row][i] = (float) trained.get(of, columns.getID(names[i]));
            }
            weights[row][names.length] = of < 0 ? ABSENT : (float) trained.get(of, columns.size());
        }
        return weights;
    }

    private static String[] names(int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = String.format(Locale.ROOT, "f%05d", i);
        }
        return names;
    }

    private static double[] doubles(float[] features) {
        double[] doubles = new double[features.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = features[i];
        }
        return doubles;
    }
}
