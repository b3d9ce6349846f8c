package io.kalimtak.curation.candidate;

import io.kalimtak.curation.classification.Classification;
import io.kalimtak.curation.judgement.Judgement;
import io.kalimtak.curation.judgement.TrainingDataId;
import java.util.UUID;

/**
 * A rated interaction as a row to train on. Everything in it follows from the interaction and its feedback, so that two
 * runs over the same inputs give the same row, id included.
 *
 * @param language primary subtag of the request's language in lower case; {@code und} when unknown
 * @param input the request
 * @param target the correction, else the structured prompt
 * @param weight 1.2 for a correction, else score / 5: 1.0 for a 5, 0.8 for a 4
 * @param clusterKey hash of the normalised request; rows that share it are duplicates
 * @param contentHash hash of input and target
 */
public record TrainingRow(
        UUID id,
        RatedInteraction source,
        String language,
        String input,
        String target,
        double quality,
        Classification classification,
        double weight,
        String clusterKey,
        String contentHash) {
    private static final double CORRECTION_WEIGHT = 1.2;
    private static final double BEST_SCORE = 5.0;

    public static TrainingRow of(RatedInteraction source, Judgement judgement) {
        return new TrainingRow(
                TrainingDataId.of(source.interactionId()),
                source,
                judgement.language(),
                source.input(),
                source.target(),
                QualityScore.of(source, source.target()),
                judgement.classification(),
                source.corrected() ? CORRECTION_WEIGHT : source.score() / BEST_SCORE,
                judgement.requestKey(),
                judgement.contentHash());
    }

    /** The same row in other words: without personal data. */
    public TrainingRow saying(String input, String target) {
        return new TrainingRow(
                id, source, language, input, target, quality, classification, weight, clusterKey, contentHash);
    }
}
