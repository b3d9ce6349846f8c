package io.kalimtak.curation.classification;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Trains heads on the seeds and on what people corrected, once there is enough of it, and again without those who were
 * erased or took consent back: a correction that the active heads learnt from and that is no longer usable is missing from
 * the count. The trigger lies in the database, so one replica trains; two would make the same heads.
 */
@ApplicationScoped
class RetrainHeads {
    private static final Logger LOG = Logger.getLogger(RetrainHeads.class);

    private final CorrectionStore corrections;
    private final HeadStore store;
    private final ClassificationConfig config;
    private final Clock clock;

    RetrainHeads(CorrectionStore corrections, HeadStore store, ClassificationConfig config, Clock clock) {
        this.corrections = corrections;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "retrain-heads",
            every = "{kalimtak.curation.classification.retrain-every}",
            delayed = "{kalimtak.curation.classification.retrain-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ifDue() {
        Optional<HeadStore.Active> active = store.active();
        Instant through = active.map(HeadStore.Active::trainedThrough).orElse(Instant.EPOCH);
        CorrectionStore.Counts counts = corrections.counts(through);
        boolean missing = active.map(HeadStore.Active::corrections).orElse(0) != counts.through();
        boolean unfit = active.isPresent()
                && !active.get().basis().equals(Keywords.read().basis());
        if (missing || unfit || counts.later() >= config.retrainAfter()) {
            now();
        }
    }

    /** Trains and activates; the version that then holds. Takes seconds, more with many corrections. */
    String now() {
        List<CorrectionStore.Dated> usable = corrections.usable();
        if (usable.isEmpty()) {
            store.deactivate();
            LOG.info("no corrections to learn from, shipped heads hold");
            return Heads.shipped().version();
        }
        Keywords keywords = Keywords.read();
        Heads heads = new HeadTrainer(keywords)
                .train(
                        Seeds.read(),
                        usable.stream().map(CorrectionStore.Dated::text).toList());
        Instant newest = usable.stream()
                .map(CorrectionStore.Dated::at)
                .max(Instant::compareTo)
                .orElseThrow();
        store.activate(heads, keywords.basis(), newest, clock.instant());
        LOG.infof("heads trained version=%s corrections=%d", heads.version(), usable.size());
        return heads.version();
    }
}
