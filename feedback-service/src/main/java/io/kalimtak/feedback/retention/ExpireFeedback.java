package io.kalimtak.feedback.retention;

import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Pieces of feedback that are too old, whatever became of them. Nobody is told: a withdrawal is a person's, and every
 * service that holds a copy has a time of its own.
 */
@ApplicationScoped
public class ExpireFeedback implements Expiry {
    static final OldRows.Of FEEDBACK = OldRows.Of.olderBy("feedback.feedback", "submitted_at");

    private final OldRows rows;
    private final FeedbackRetentionConfig config;
    private final Clock clock;

    ExpireFeedback(OldRows rows, FeedbackRetentionConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public List<Expired> expired() {
        return rows.count(FEEDBACK, before());
    }

    @Override
    public List<Expired> remove() {
        return rows.delete(FEEDBACK, before());
    }

    private Instant before() {
        return clock.instant().minus(config.feedback());
    }
}
