package io.kalimtak.feedback.review;

import io.kalimtak.feedback.review.Reviewed.Outcome;
import io.kalimtak.kit.events.Transient;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Decisions as calls make them: tried again when a rater's new piece came at the same moment, and counted when done. */
@ApplicationScoped
class Reviews {
    private static final int TRIES = 3;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ReviewFeedback review;
    private final ReviewMetrics metrics;

    Reviews(ReviewFeedback review, ReviewMetrics metrics) {
        this.review = review;
        this.metrics = metrics;
    }

    /** Decides about one piece. Throws a 404 problem for none, and a 409 problem for one that does not wait. */
    Reviewed one(UUID feedbackId, Verdict verdict) {
        Reviewed reviewed = all(List.of(feedbackId), verdict).getFirst();
        return switch (reviewed.outcome()) {
            case DONE, ALREADY -> reviewed;
            case NOT_FOUND ->
                throw ProblemException.notFound(
                        "There is no such feedback. GET /api/admin/feedback/quarantine lists what waits.");
            case NOT_QUARANTINED ->
                throw ProblemException.of(
                        ProblemType.CONFLICT,
                        "This feedback does not wait for a decision: its state is "
                                + reviewed.piece().state()
                                + ". GET /api/admin/feedback/quarantine lists what waits.");
        };
    }

    /** Decides about many pieces in one transaction. Throws a 503 problem when others kept being faster. */
    List<Reviewed> all(Collection<UUID> feedbackIds, Verdict verdict) {
        List<Reviewed> reviewed = tried(feedbackIds, verdict);
        metrics.reviewed(
                verdict.decision(),
                reviewed.stream().filter(one -> one.outcome() == Outcome.DONE).count());
        return reviewed;
    }

    private List<Reviewed> tried(Collection<UUID> feedbackIds, Verdict verdict) {
        for (int left = TRIES; left > 0; left--) {
            try {
                return review.review(feedbackIds, verdict);
            } catch (RuntimeException e) {
                if (!Transient.isPassing(e)) {
                    throw e;
                }
            }
        }
        throw ProblemException.retryLater(
                ProblemType.UNAVAILABLE,
                "The decision could not be written just now and nothing was changed. Send it again.",
                RETRY_AFTER);
    }
}
