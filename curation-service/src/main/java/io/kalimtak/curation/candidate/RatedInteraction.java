package io.kalimtak.curation.candidate;

import io.kalimtak.curation.judgement.Words;
import java.time.Instant;
import java.util.UUID;

/**
 * An interaction with at least one accepted rating or correction, or a review.
 *
 * @param subjectId pseudonym of the person, or null
 * @param targetTool as the caller wrote it, or null
 * @param assignmentProbability with which the version was chosen to answer, above 0 and at most 1
 * @param rating null when there is only a correction
 * @param correction null when there is only a rating
 * @param review what a reviewer said, or null; a keep is in the rating, a fix in the correction
 * @param trainingAllowed consent at the time of the request
 * @param withdrawn whether consent was taken back, or erasure asked for, since
 */
public record RatedInteraction(
        UUID interactionId,
        String subjectId,
        String input,
        String structuredPrompt,
        String targetTool,
        String language,
        String modelVersion,
        double assignmentProbability,
        Instant createdAt,
        Rating rating,
        Correction correction,
        Review review,
        boolean trainingAllowed,
        boolean withdrawn) {
    /** What is to be learnt as the answer: the correction, else the structured prompt. */
    public String target() {
        return corrected() ? correction.text() : structuredPrompt;
    }

    /** What the rules for words judge. */
    public Words words() {
        return Words.of(interactionId, input, target(), language, targetTool);
    }

    public boolean corrected() {
        return correction != null;
    }

    /** Whether a reviewer does not want it used. */
    public boolean rejected() {
        return review == Review.REJECT;
    }

    /** The score, 0 when there is none. */
    public int score() {
        return rating == null ? 0 : rating.score();
    }

    /** The feedback that makes the row: the correction before the rating. */
    public UUID feedbackId() {
        return corrected() ? correction.feedbackId() : rating.feedbackId();
    }

    /** When that feedback was given. */
    public Instant ratedAt() {
        return corrected() ? correction.at() : rating.at();
    }
}
