package io.kalimtak.feedback.retention;

import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pieces of feedback that are too old, whatever became of them. Nobody is told: a withdrawal is a person's, and every
 * service that holds a copy has a time of its own.
 */
@ApplicationScoped
public class ExpireFeedback implements Expiry {
    static final OldRows.Of FEEDBACK = OldRows.Of.olderBy("feedback.feedback", "submitted_at");

    /** An interaction stays known as long as a piece of feedback speaks of it: pieces may be much younger. */
    static final OldRows.Of SUBJECTS = new OldRows.Of(
            "feedback.subjects",
            "created_at < ? AND NOT EXISTS (SELECT FROM feedback.feedback f WHERE f.interaction_id ="
                    + " feedback.subjects.interaction_id)");

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
        return Stream.of(FEEDBACK, SUBJECTS)
                .flatMap(of -> rows.count(of, before()).stream())
                .toList();
    }

    @Override
    public List<Expired> remove() {
        return Stream.of(FEEDBACK, SUBJECTS)
                .flatMap(of -> rows.delete(of, before()).stream())
                .toList();
    }

    private Instant before() {
        return clock.instant().minus(config.feedback());
    }
}
