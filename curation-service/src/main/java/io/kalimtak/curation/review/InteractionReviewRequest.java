package io.kalimtak.curation.review;

import io.kalimtak.curation.candidate.Review;
import io.kalimtak.kit.problem.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The body of {@code PUT /api/admin/review-queue/{interaction_id}}.
 *
 * @param verdict {@code keep}, {@code fix} or {@code reject}
 * @param correctedOutput what it should have said; with {@code fix} alone
 * @param golden whether it goes into the golden evaluation set as well; false when absent
 */
record InteractionReviewRequest(
        @NotBlank(message = "must be one of keep, fix, reject")
        String verdict,

        @Size(max = MOST_CHARACTERS, message = "must have at most 32,768 characters")
        String correctedOutput,

        Boolean golden) {
    private static final int MOST_CHARACTERS = 32_768;

    /** The verdict. Throws a 400 problem that names the field when the parts do not fit together. */
    Review review() {
        Review review = Review.ofLabel(verdict)
                .orElseThrow(() -> ProblemException.violation("verdict", "must be one of keep, fix, reject"));
        if (review == Review.FIX && (correctedOutput == null || correctedOutput.isBlank())) {
            throw ProblemException.violation(
                    "corrected_output", "must say what the answer should be: the verdict is fix");
        }
        if (review != Review.FIX && correctedOutput != null) {
            throw ProblemException.violation("corrected_output", "goes with the verdict fix alone");
        }
        if (review == Review.REJECT && isGolden()) {
            throw ProblemException.violation("golden", "what is rejected cannot be in the golden set");
        }
        return review;
    }

    boolean isGolden() {
        return Boolean.TRUE.equals(golden);
    }
}
