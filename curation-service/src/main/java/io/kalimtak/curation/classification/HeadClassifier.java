package io.kalimtak.curation.classification;

import java.util.List;

/**
 * Classifies by trained heads over the request's vector and its keywords. A tool that makes pictures or code decides by its
 * name. A class whose probability is below its threshold is {@code other}: so is a request that resembles no example.
 *
 * <p>Immutable: a job that takes one at its start says the same of a row whenever it asks.
 */
public final class HeadClassifier implements Classifier {
    private final Keywords keywords;
    private final Heads heads;
    private final double minDomain;
    private final double minUseCase;

    HeadClassifier(Keywords keywords, Heads heads, double minDomain, double minUseCase) {
        this.keywords = keywords;
        this.heads = heads;
        this.minDomain = minDomain;
        this.minUseCase = minUseCase;
    }

    HeadClassifier(Keywords keywords, Heads heads, ClassificationConfig config) {
        this(keywords, heads, config.minDomainConfidence(), config.minUseCaseConfidence());
    }

    @Override
    public Classification classify(String input, Encoded encoded, String targetTool) {
        return keywords.byTool(targetTool).orElseGet(() -> byHeads(input, encoded));
    }

    @Override
    public List<String> domains() {
        return keywords.domains();
    }

    @Override
    public List<String> useCases() {
        return keywords.useCases();
    }

    /** The heads' version and the thresholds; encoder, keywords and seeds are in the heads' version. */
    @Override
    public String version() {
        return heads.version() + "/" + minDomain + "/" + minUseCase;
    }

    private Classification byHeads(String input, Encoded encoded) {
        float[] features = Features.of(encoded.vector(), keywords.hits(input));
        Heads.Pair pair = heads.pairs().get(encoded.space());
        Head.Choice domain = pair.domain().choose(features);
        Head.Choice useCase = pair.useCase().choose(features);
        return new Classification(
                sure(domain, minDomain), sure(useCase, minUseCase), domain.confidence(), useCase.confidence());
    }

    private static String sure(Head.Choice choice, double threshold) {
        return choice.confidence() < threshold ? Classification.OTHER : choice.label();
    }
}
