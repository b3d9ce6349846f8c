package io.kalimtak.curation.classification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The classifier with the heads that are active now. A job asks for them once, by {@link #pinned}. */
@ApplicationScoped
public class CurrentClassifier implements Classifier {
    private final HeadClassifier shipped;

    CurrentClassifier(ClassificationConfig config) {
        this.shipped = new HeadClassifier(Keywords.read(), Heads.shipped(), config);
    }

    /** What decides now, for as long as its holder keeps it. */
    @Override
    public Classifier pinned() {
        return shipped;
    }

    @Override
    public Classification classify(String input, Encoded encoded, String targetTool) {
        return pinned().classify(input, encoded, targetTool);
    }

    @Override
    public List<String> domains() {
        return shipped.domains();
    }

    @Override
    public List<String> useCases() {
        return shipped.useCases();
    }

    @Override
    public String version() {
        return pinned().version();
    }
}
