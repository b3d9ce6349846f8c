package io.kalimtak.curation.golden;

import io.kalimtak.curation.near.Similarity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Decides, once and for good, whether what reviewers added belongs in the golden set: it does unless something like it was
 * trained on. A job asks after it has compared requests and before it chooses. From the moment an item waits nothing like
 * it is trained on, so what is held stays so.
 */
@ApplicationScoped
public class DecideGolden {
    private static final Logger LOG = Logger.getLogger(DecideGolden.class);

    private final GoldenStore store;
    private final Similarity similarity;

    DecideGolden(GoldenStore store, Similarity similarity) {
        this.store = store;
        this.similarity = similarity;
    }

    /** Decides on everything that waits and has been compared. */
    public void run() {
        QuarkusTransaction.requiringNew().run(() -> store.waiting().forEach(this::decide));
    }

    private void decide(GoldenStore.Waiting item) {
        boolean trained =
                store.anyTrained(item.clusterNo(), trainedOn -> similarity.alike(item.fingerprint(), trainedOn));
        store.decide(item.interactionId(), trained ? GoldenItem.State.TRAINED : GoldenItem.State.HELD);
        if (trained) {
            LOG.infof(
                    "golden item is of no use, a set trained on nearly the same interaction_id=%s",
                    item.interactionId());
        }
    }
}
