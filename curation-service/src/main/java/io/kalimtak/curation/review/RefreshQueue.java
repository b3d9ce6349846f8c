package io.kalimtak.curation.review;

import io.kalimtak.curation.classification.Classifier;
import io.kalimtak.curation.classification.Encoded;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes the review queue anew. The trigger lies in the database, so one replica does it; of two that do it at once the
 * later one's queue holds.
 */
@ApplicationScoped
class RefreshQueue {
    private static final Logger LOG = Logger.getLogger(RefreshQueue.class);

    private final QueueStore store;
    private final Classifier classifier;
    private final ReviewConfig config;
    private final Clock clock;

    RefreshQueue(QueueStore store, Classifier classifier, ReviewConfig config, Clock clock) {
        this.store = store;
        this.classifier = classifier;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "refresh-review-queue",
            every = "{kalimtak.curation.review.refresh-every}",
            delayed = "{kalimtak.curation.review.refresh-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fire() {
        LOG.infof("review queue refreshed interactions=%d", now());
    }

    /** How many interactions are in the new queue. Takes 5 ms for each English one that is looked at. */
    int now() {
        List<Asked> pool = pool();
        List<Worth> worths = new Informativeness(pool.isEmpty() ? List.of() : labelled()).of(pool);
        List<Queued> queue = new ArrayList<>();
        Topics.queue(worths, config.size()).forEach(placed -> queue.add(Queued.of(queue.size() + 1, placed)));
        QuarkusTransaction.requiringNew().run(() -> store.replace(queue, clock.instant()));
        return queue.size();
    }

    private List<Asked> pool() {
        Classifier pinned = classifier.pinned();
        return store.pool(config.pool(), config.unsureBelow()).stream()
                .map(one -> {
                    Encoded encoded = Encoded.of(one.input(), one.language());
                    return new Asked(
                            one.interactionId(),
                            encoded,
                            pinned.classify(one.input(), encoded, one.targetTool()),
                            one.score(),
                            one.reason());
                })
                .toList();
    }

    private List<Labelled> labelled() {
        return store.labelled(config.labelled()).stream()
                .map(one -> new Labelled(Encoded.of(one.input(), one.language()), one.good()))
                .toList();
    }
}
