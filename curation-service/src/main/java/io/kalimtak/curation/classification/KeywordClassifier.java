package io.kalimtak.curation.classification;

import java.util.List;
import java.util.Map;

/**
 * Classifies by words alone. A tool that makes pictures or code decides by its name. Otherwise the class with the most
 * distinct keywords in the request wins; of equals, the one that stands first in {@code classification/keywords.json}.
 * Its confidence is the winner's share of all the keywords that were found, not a measured probability.
 *
 * <p>It is a rule of thumb with no notion of meaning: a request in other words is {@code other}. {@link HeadClassifier} is
 * measured against it.
 */
public final class KeywordClassifier implements Classifier {
    private record Winner(String name, double share) {}

    private final Keywords words = Keywords.read();

    @Override
    public Classification classify(String input, Encoded encoded, String targetTool) {
        return words.byTool(targetTool).orElseGet(() -> byWords(words.hits(input)));
    }

    @Override
    public Classification classify(String input, String language, String targetTool) {
        return classify(input, (Encoded) null, targetTool);
    }

    @Override
    public List<String> domains() {
        return words.domains();
    }

    @Override
    public List<String> useCases() {
        return words.useCases();
    }

    @Override
    public String version() {
        return "keywords-1";
    }

    private static Classification byWords(Keywords.Hits hits) {
        Winner domain = winner(hits.domains());
        Winner useCase = winner(hits.useCases());
        return new Classification(domain.name(), useCase.name(), domain.share(), useCase.share());
    }

    private static Winner winner(Map<String, Integer> hits) {
        String best = Classification.OTHER;
        int most = 0;
        int all = 0;
        for (Map.Entry<String, Integer> one : hits.entrySet()) {
            all += one.getValue();
            if (one.getValue() > most) {
                best = one.getKey();
                most = one.getValue();
            }
        }
        return new Winner(best, all == 0 ? 0 : (double) most / all);
    }
}
