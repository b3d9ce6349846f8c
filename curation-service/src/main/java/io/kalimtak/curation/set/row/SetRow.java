package io.kalimtak.curation.set.row;

import io.kalimtak.curation.candidate.RatedInteraction;
import io.kalimtak.curation.candidate.TrainingRow;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One row of a training set, with everything that any of its files says of it.
 *
 * @param subjectId pseudonym of the person, or null
 * @param language primary subtag in lower case; {@code und} when unknown
 * @param targetTool as the caller wrote it, or null
 * @param quality 0 to 1
 * @param weight what a trainer multiplies the row's loss by
 * @param score 1 to 5, or null when there is only a correction
 * @param assignmentProbability with which the answer's version was chosen, above 0 and at most 1, or null when unknown
 * @param cluster key that rows of one request share
 * @param createdAt when the request was made
 */
public record SetRow(
        UUID id,
        UUID sourceInteractionId,
        String subjectId,
        String input,
        String target,
        String language,
        String targetTool,
        String domain,
        String useCase,
        double quality,
        double weight,
        Integer score,
        boolean corrected,
        String modelVersion,
        Double assignmentProbability,
        String cluster,
        Instant createdAt) {
    public SetRow {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(useCase, "useCase");
        Objects.requireNonNull(cluster, "cluster");
    }

    /** The same row in other words: without personal data. */
    public SetRow saying(String input, String target) {
        return new SetRow(
                id,
                sourceInteractionId,
                subjectId,
                input,
                target,
                language,
                targetTool,
                domain,
                useCase,
                quality,
                weight,
                score,
                corrected,
                modelVersion,
                assignmentProbability,
                cluster,
                createdAt);
    }

    /** The row that a candidate makes. */
    public static SetRow of(TrainingRow row) {
        RatedInteraction source = row.source();
        return new SetRow(
                row.id(),
                source.interactionId(),
                source.subjectId(),
                row.input(),
                row.target(),
                row.language(),
                source.targetTool(),
                row.classification().domain(),
                row.classification().useCase(),
                row.quality(),
                row.weight(),
                source.rating() == null ? null : source.rating().score(),
                source.corrected(),
                source.modelVersion(),
                source.assignmentProbability(),
                row.clusterKey(),
                source.createdAt());
    }
}
