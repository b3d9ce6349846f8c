package io.kalimtak.curation.retention;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.RetentionConfig;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldRows;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of this service's tables that are too old, in one transaction. */
@ApplicationScoped
public class ExpireRows implements Expiry {
    /** The first run after a long time without one has much to remove. */
    private static final int LONGEST_SECONDS = 1800;

    private static final OldRows.Of INTERACTIONS = OldRows.Of.olderBy("curation.interactions", "created_at");
    /** Judgements go with the interaction; a request goes with the last of them, unless it is golden. */
    private static final OldRows.Of REQUESTS = new OldRows.Of(
            "curation.requests",
            "?::timestamptz IS NOT NULL"
                    + " AND NOT EXISTS (SELECT 1 FROM curation.judgements j WHERE j.request_key = requests.request_key)"
                    + " AND NOT EXISTS (SELECT 1 FROM curation.golden_items g WHERE g.request_key = requests.request_key)");

    /** What a moderation server said goes with the last judgement of the words. */
    private static final OldRows.Of MODERATIONS = new OldRows.Of(
            "curation.moderations",
            "?::timestamptz IS NOT NULL AND NOT EXISTS (SELECT 1 FROM curation.judgements j"
                    + " WHERE j.moderation_keys @> ARRAY[moderations.key])");

    private static final OldRows.Of RATINGS = OldRows.Of.olderBy("curation.ratings", "submitted_at");

    /** What the newest set holds stays as long as it is the newest: lineage is shown from these rows. */
    private static final OldRows.Of CANDIDATES =
            new OldRows.Of("curation.training_data", "created_at < ? AND NOT is_selected");

    private static final OldRows.Of VERDICTS = new OldRows.Of(
            "curation.curation_verdicts", "job_id IN (SELECT id FROM curation.curation_jobs WHERE finished_at < ?)");

    /** A job takes its verdicts with it. */
    private static final OldRows.Of JOBS = OldRows.Of.olderBy("curation.curation_jobs", "finished_at");

    private static final OldRows.Of CLASSIFICATIONS =
            OldRows.Of.olderBy("curation.classification_corrections", "corrected_at");

    private final OldRows rows;
    private final RetentionConfig config;
    private final CurationConfig curation;
    private final Clock clock;

    ExpireRows(OldRows rows, RetentionConfig config, CurationConfig curation, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.curation = curation;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "curation-rows";
    }

    @Override
    @Transactional
    public List<Expired> expired() {
        List<Expired> expired = new ArrayList<>();
        times().forEach((of, before) -> expired.addAll(rows.count(of, before)));
        return expired;
    }

    @Override
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    public List<Expired> remove() {
        List<Expired> expired = new ArrayList<>();
        times().forEach((of, before) -> expired.addAll(rows.delete(of, before)));
        return expired;
    }

    private Map<OldRows.Of, Instant> times() {
        Map<OldRows.Of, Duration> kept = new LinkedHashMap<>();
        kept.put(INTERACTIONS, config.pool());
        kept.put(REQUESTS, config.pool());
        kept.put(MODERATIONS, config.pool());
        kept.put(RATINGS, config.pool());
        kept.put(CANDIDATES, config.trainingData());
        kept.put(VERDICTS, curation.job().verdictsKept());
        kept.put(JOBS, config.jobs());
        kept.put(CLASSIFICATIONS, config.pool());
        Instant now = clock.instant();
        Map<OldRows.Of, Instant> times = new LinkedHashMap<>();
        kept.forEach((of, duration) -> times.put(of, now.minus(duration)));
        return times;
    }
}
