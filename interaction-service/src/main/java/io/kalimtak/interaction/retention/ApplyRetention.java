package io.kalimtak.interaction.retention;

import io.kalimtak.interaction.InteractionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes what is older than the configuration allows. Doing it twice, or on two replicas at once, removes each row
 * once. Content goes by whole months, so it is kept up to a month longer than said; all else to the day.
 */
@ApplicationScoped
public class ApplyRetention {
    private final RetentionStore store;
    private final InteractionConfig.Retention config;
    private final Clock clock;

    ApplyRetention(RetentionStore store, InteractionConfig config, Clock clock) {
        this.store = store;
        this.config = config.retention();
        this.clock = clock;
    }

    /** Counts what a run would remove now and removes nothing. Tables without such rows are left out. */
    @Transactional
    public List<Expired> dryRun() {
        return run(true);
    }

    /** Removes it, all in one transaction. Tables without such rows are left out. */
    @Transactional
    public List<Expired> run() {
        return run(false);
    }

    private List<Expired> run(boolean dry) {
        store.enter();
        Instant now = clock.instant();
        Instant content = now.minus(config.content());
        List<Expired> expired = new ArrayList<>();
        for (String partition : store.partitionsBefore(content)) {
            expired.add(new Expired(partition, content, store.count(partition)));
            if (!dry) {
                store.drop(partition);
            }
        }
        Stream.of(
                        rows(RetentionStore.Rows.UNPLACED_CONTENT, content, dry),
                        rows(RetentionStore.Rows.IDENTITIES, now.minus(config.identities()), dry),
                        rows(RetentionStore.Rows.FEEDBACK, now.minus(config.feedback()), dry))
                .filter(one -> one.rows() > 0)
                .forEach(expired::add);
        return expired;
    }

    private Expired rows(RetentionStore.Rows rows, Instant before, boolean dry) {
        return new Expired(
                rows.relation(), before, dry ? store.countBefore(rows, before) : store.deleteBefore(rows, before));
    }
}
