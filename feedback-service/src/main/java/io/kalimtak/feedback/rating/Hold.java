package io.kalimtak.feedback.rating;

import java.time.Instant;

/**
 * That a piece was held for review, which stays known when the review is over.
 *
 * @param rule the rule that held it
 * @param reviewedBy who decided; null while nobody did
 * @param reviewedAt null while nobody did
 */
public record Hold(String rule, String reviewedBy, Instant reviewedAt) {
    boolean reviewed() {
        return reviewedBy != null;
    }
}
