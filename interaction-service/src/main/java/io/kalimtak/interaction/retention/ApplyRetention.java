package io.kalimtak.interaction.retention;

import io.kalimtak.interaction.InteractionConfig;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldRows;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what is older than the configuration allows, all in one transaction. Content and what was answered in the shadow go
 * by whole months, so they are kept up to a month longer than said; all else to the day.
 */
@ApplicationScoped
public class ApplyRetention implements Expiry {
    /** The first run after a long time without one has much to remove. */
    private static final int LONGEST_SECONDS = 1800;

    static final String CONTENT = "interaction.content";
    static final String SHADOW_ANSWERS = "interaction.shadow_answers";

    /** What no month's partition took. */
    private static final OldRows.Of UNPLACED = OldRows.Of.olderBy("interaction.content_default", "created_at");

    private static final OldRows.Of UNPLACED_SHADOW_ANSWERS =
            OldRows.Of.olderBy("interaction.shadow_answers_default", "created_at");

    private static final OldRows.Of IDENTITIES = OldRows.Of.olderBy("identity.identities", "created_at");
    private static final OldRows.Of FEEDBACK = OldRows.Of.olderBy("interaction.feedback", "submitted_at");

    private final PartitionExpiryStore partitions;
    private final OldRows rows;
    private final InteractionConfig.Retention config;
    private final Clock clock;

    ApplyRetention(PartitionExpiryStore partitions, OldRows rows, InteractionConfig config, Clock clock) {
        this.partitions = partitions;
        this.rows = rows;
        this.config = config.retention();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "interactions";
    }

    @Override
    @Transactional
    public List<Expired> expired() {
        return run(true);
    }

    @Override
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    public List<Expired> remove() {
        return run(false);
    }

    private List<Expired> run(boolean dry) {
        partitions.enter();
        Instant now = clock.instant();
        Instant content = now.minus(config.content());
        Instant shadowAnswers = now.minus(config.shadowAnswers());
        List<Expired> expired = new ArrayList<>(rows(UNPLACED, content, dry));
        expired.addAll(rows(UNPLACED_SHADOW_ANSWERS, shadowAnswers, dry));
        expired.addAll(rows(IDENTITIES, now.minus(config.identities()), dry));
        expired.addAll(rows(FEEDBACK, now.minus(config.feedback()), dry));
        // Last, because from here to the commit nobody reads or writes content.
        expired.addAll(months(SHADOW_ANSWERS, shadowAnswers, dry));
        expired.addAll(months(CONTENT, content, dry));
        return expired;
    }

    private List<Expired> months(String table, Instant before, boolean dry) {
        List<Expired> expired = new ArrayList<>();
        for (String partition : partitions.before(table, before)) {
            expired.add(new Expired(table, partition, before, partitions.count(partition)));
            if (!dry) {
                partitions.drop(partition);
            }
        }
        return expired;
    }

    private List<Expired> rows(OldRows.Of of, Instant before, boolean dry) {
        return dry ? rows.count(of, before) : rows.delete(of, before);
    }
}
