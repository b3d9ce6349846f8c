package io.kalimtak.curation.classification;

import java.util.List;
import java.util.TreeSet;

/** How often a classifier was right, and its F1 averaged over the classes that were there or were said, each alike. */
record Scores(int n, double accuracy, double macroF1) {
    static Scores of(List<String> expected, List<String> said) {
        TreeSet<String> classes = new TreeSet<>(expected);
        classes.addAll(said);
        int right = 0;
        double f1 = 0;
        for (String one : classes) {
            int both = 0;
            int either = 0;
            for (int i = 0; i < expected.size(); i++) {
                boolean is = expected.get(i).equals(one);
                boolean called = said.get(i).equals(one);
                both += is && called ? 1 : 0;
                either += (is ? 1 : 0) + (called ? 1 : 0);
            }
            right += both;
            f1 += 2.0 * both / either;
        }
        return new Scores(expected.size(), (double) right / expected.size(), f1 / classes.size());
    }
}
