package io.kalimtak.registry.retention;

import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Observations that no rollout compares any more. */
@ApplicationScoped
public class ExpireObservations implements Expiry {
    static final String OBSERVATIONS = "registry.observations";
    static final String FEEDBACK = "registry.observed_feedback";

    static final String COUNTS = "registry.request_counts";

    static final String SHADOWS = "registry.shadow_observations";

    private static final List<OldRows.Of> ROWS = List.of(
            OldRows.Of.olderBy(OBSERVATIONS, "answered_at"),
            OldRows.Of.olderBy(SHADOWS, "answered_at"),
            OldRows.Of.olderBy(FEEDBACK, "submitted_at"),
            OldRows.Of.olderBy(COUNTS, "minute"));

    private final OldRows rows;
    private final RegistryRetentionConfig config;
    private final Clock clock;

    ExpireObservations(OldRows rows, RegistryRetentionConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "observations";
    }

    @Override
    @Transactional
    public List<Expired> expired() {
        return each(rows::count);
    }

    @Override
    @Transactional
    public List<Expired> remove() {
        return each(rows::delete);
    }

    private List<Expired> each(BiFunction<OldRows.Of, Instant, List<Expired>> work) {
        Instant before = clock.instant().minus(config.observations());
        return ROWS.stream().flatMap(of -> work.apply(of, before).stream()).toList();
    }
}
