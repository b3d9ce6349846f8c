package io.kalimtak.interaction.feedback;

import io.kalimtak.events.v1.Feedback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps what a batch of events says of pieces of feedback. Repeated and outdated events change nothing. */
@ApplicationScoped
public class StoreFeedback {
    private final FeedbackStore feedback;

    StoreFeedback(FeedbackStore feedback) {
        this.feedback = feedback;
    }

    /** Stores all or, when one of them cannot be stored, none. */
    @Transactional
    public void store(List<Feedback> batch) {
        feedback.merge(batch);
    }
}
