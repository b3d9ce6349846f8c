package io.kalimtak.curation.classification;

import java.util.List;

/** Says what a request is about. */
public interface Classifier {
    /**
     * @param input the person's request
     * @param targetTool the tool it is meant for, or null
     */
    Classification classify(String input, String targetTool);

    /** Every domain that can come out, {@code other} included, in alphabetical order. */
    List<String> domains();
}
