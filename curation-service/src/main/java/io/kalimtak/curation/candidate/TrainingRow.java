package io.kalimtak.curation.candidate;

import io.kalimtak.curation.classification.Classification;
import io.kalimtak.curation.classification.Classifier;
import io.kalimtak.curation.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A rated interaction as a row to train on. Everything in it follows from the interaction and its feedback, so that two
 * runs over the same inputs give the same row, id included.
 *
 * @param language primary subtag of the request's language in lower case; {@code und} when unknown
 * @param target the correction, else the structured prompt
 * @param weight 1.2 for a correction, else score / 5: 1.0 for a 5, 0.8 for a 4
 * @param clusterKey hash of the normalised request; rows that share it are duplicates
 * @param contentHash hash of input and target
 */
public record TrainingRow(
        UUID id,
        RatedInteraction source,
        String language,
        String target,
        double quality,
        Classification classification,
        double weight,
        String clusterKey,
        String contentHash) {
    private static final double CORRECTION_WEIGHT = 1.2;
    private static final double BEST_SCORE = 5.0;

    public static TrainingRow of(RatedInteraction source, Classifier classifier) {
        String target = source.corrected() ? source.correction().text() : source.structuredPrompt();
        return new TrainingRow(
                idOf(source.interactionId()),
                source,
                primary(source.language()),
                target,
                QualityScore.of(source, target),
                classifier.classify(source.input(), source.language(), source.targetTool()),
                source.corrected() ? CORRECTION_WEIGHT : source.score() / BEST_SCORE,
                Hashes.clusterKey(source.input()),
                Hashes.content(source.input(), target));
    }

    /** An interaction gives at most one row, so the row's id is derived from the interaction's (UUID version 3). */
    static UUID idOf(UUID interactionId) {
        return UUID.nameUUIDFromBytes(("training-data:" + interactionId).getBytes(StandardCharsets.UTF_8));
    }

    private static String primary(String tag) {
        String primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return primary.isEmpty() ? "und" : primary;
    }
}
