package io.kalimtak.curation.set;

import io.kalimtak.curation.set.storage.SetStorage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Removes the rows of revoked sets from the storage, after the transaction that revoked them. What a crash left over goes
 * at the next start, or with the next set.
 */
@ApplicationScoped
public class RevokedFiles {
    private static final Logger LOG = Logger.getLogger(RevokedFiles.class);

    private final TrainingSetStore store;
    private final SetStorage storage;
    private final Clock clock;

    RevokedFiles(TrainingSetStore store, SetStorage storage, Clock clock) {
        this.store = store;
        this.storage = storage;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent event) {
        try {
            remove();
        } catch (UncheckedIOException e) {
            LOG.warnf("rows of revoked sets not removed, next try with the next one cause=%s", e.getMessage());
        }
    }

    /** Throws UncheckedIOException when the storage does not let go of them. */
    public void remove() {
        for (UUID id : store.toRemove()) {
            try {
                storage.removeRows(id);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the rows of training set " + id, e);
            }
            QuarkusTransaction.requiringNew().run(() -> store.removed(id, clock.instant()));
            LOG.infof("rows of a revoked set removed training_set_id=%s", id);
        }
    }
}
