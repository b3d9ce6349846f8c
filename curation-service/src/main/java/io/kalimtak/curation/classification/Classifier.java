package io.kalimtak.curation.classification;

import java.util.List;

/** Says what a request is about. */
public interface Classifier {
    /**
     * @param input the person's request
     * @param encoded the request's vector, {@link Encoded#of}
     * @param targetTool the tool it is meant for, or null
     */
    Classification classify(String input, Encoded encoded, String targetTool);

    /**
     * The same for who has no vector at hand.
     *
     * @param language BCP 47
     */
    default Classification classify(String input, String language, String targetTool) {
        return classify(input, Encoded.of(input, language), targetTool);
    }

    /** Every domain that can come out, {@code other} included, in alphabetical order. */
    List<String> domains();

    /** Every use case that can come out, {@code other} included, in alphabetical order. */
    List<String> useCases();

    /** What decides at present: two classifiers of one version say the same of every request. */
    String version();

    /** This classifier as it is now: what it learns later does not change what the one that is given back says. */
    default Classifier pinned() {
        return this;
    }
}
