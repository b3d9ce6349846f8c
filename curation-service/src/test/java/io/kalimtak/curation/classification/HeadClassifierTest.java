package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadClassifierTest {
    private static final int FEATURES = VectorSpace.DIMENSIONS
            + Labelled.KEYWORDS.domains().size()
            - 1
            + Labelled.KEYWORDS.useCases().size()
            - 1;
    private static final Encoded NOWHERE = new Encoded(VectorSpace.SPELLING, new float[VectorSpace.DIMENSIONS]);

    @Test
    void shouldKnowMeaningWhenNoKeywordTells() {
        String request = "swollen ankle after jogging, ice or heat";
        assertThat(new KeywordClassifier().classify(request, "en", null).domain())
                .isEqualTo("other");

        assertThat(Labelled.HEADS.classify(request, "en-GB", null).domain()).isEqualTo("health");
    }

    @Test
    void shouldGoByTheToolWhenItMakesPictures() {
        assertThat(Labelled.HEADS.classify("a lesson", NOWHERE, "Midjourney v7"))
                .isEqualTo(new Classification("design", "image-generation", 1, 1));
    }

    @Test
    void shouldSayTheLikeliestClassWithItsProbability() {
        // Logits 2 and 0 for two classes, far below for the rest: 1 / (1 + e^-2) = 0.880797.
        Classification said = classifier(2, 0.88, 0.88).classify("hm", NOWHERE, null);

        assertThat(said.domain()).isEqualTo("business");
        assertThat(said.useCase()).isEqualTo("advertising");
        assertThat(said.domainConfidence()).isCloseTo(0.880797, within(1e-6));
        assertThat(said.confidence()).isEqualTo(said.domainConfidence());
    }

    @Test
    void shouldSayOtherWhenTheProbabilityIsBelowTheThreshold() {
        Classification said = classifier(2, 0.89, 0.88).classify("hm", NOWHERE, null);

        assertThat(said.domain()).isEqualTo("other");
        assertThat(said.useCase()).isEqualTo("advertising");
        assertThat(said.domainConfidence()).isCloseTo(0.880797, within(1e-6));
    }

    @Test
    void shouldNameHeadsAndThresholdsInItsVersion() {
        assertThat(classifier(2, 0.5, 0.25).version()).matches("heads-[0-9a-f]{16}/0\\.5/0\\.25");
        assertThat(classifier(2, 0.5, 0.25).version())
                .isEqualTo(classifier(2, 0.5, 0.25).version())
                .isNotEqualTo(classifier(3, 0.5, 0.25).version())
                .isNotEqualTo(classifier(2, 0.5, 0.3).version());
    }

    @Test
    void shouldListEveryClassInOrderWhenAsked() {
        assertThat(Labelled.HEADS.domains()).hasSize(12).isSorted().contains("other", "travel");
        assertThat(Labelled.HEADS.useCases()).hasSize(15).isSorted().contains("other", "translation");
    }

    @Test
    void shouldReadWhatItWroteWhenHeadsAreStored() {
        Heads heads = heads(2);

        Heads read = Heads.read(heads.bytes());

        assertThat(read.version()).isEqualTo(heads.version());
        assertThat(read.basis()).isEqualTo(heads.basis());
        assertThat(read.pairs().get(VectorSpace.MEANING).useCase().weights())
                .isDeepEqualTo(heads.pairs().get(VectorSpace.MEANING).useCase().weights());
    }

    private static HeadClassifier classifier(float logit, double minDomain, double minUseCase) {
        return new HeadClassifier(Labelled.KEYWORDS, heads(logit), minDomain, minUseCase);
    }

    /** Heads that say the first class, whatever the request. */
    static Heads heads(float logit) {
        Heads.Pair pair =
                new Heads.Pair(head(Labelled.KEYWORDS.domains(), logit), head(Labelled.KEYWORDS.useCases(), logit));
        return Heads.of(
                new Heads.Basis("f", "s", 0),
                new EnumMap<>(Map.of(VectorSpace.MEANING, pair, VectorSpace.SPELLING, pair)));
    }

    private static Head head(List<String> labels, float logit) {
        float[][] weights = new float[labels.size()][FEATURES + 1];
        for (int row = 0; row < weights.length; row++) {
            weights[row][FEATURES] = row > 1 ? -100 : row == 0 ? logit : 0;
        }
        return new Head(labels, weights, 1, 1);
    }
}
