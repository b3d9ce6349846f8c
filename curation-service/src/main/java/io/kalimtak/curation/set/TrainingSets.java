package io.kalimtak.curation.set;

import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes training sets and publishes them. */
@ApplicationScoped
public class TrainingSets {
    private final TrainingSetStore store;
    private final SetStorage storage;
    private final TrainingSetWriter writer;
    private final Outbox outbox;
    private final Supplier<UUID> ids;
    private final Clock clock;

    TrainingSets(
            TrainingSetStore store,
            SetStorage storage,
            TrainingSetWriter writer,
            Outbox outbox,
            Supplier<UUID> ids,
            Clock clock) {
        this.store = store;
        this.storage = storage;
        this.writer = writer;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newest published set, or null. */
    public UUID newestId() {
        return store.newestId().orElse(null);
    }

    /**
     * Removes what earlier attempts wrote of a set that is not published: they may have written people who have been
     * erased since, and the next attempt may find nothing to write. Throws UncheckedIOException when the disk does not let
     * go of it.
     */
    public void removeUnfinished(UUID id) {
        if (store.exists(id)) {
            return;
        }
        try {
            storage.removeUnfinished(id);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove what was left of training set " + id, e);
        }
    }

    /** Writes the files where nobody looks. Throws UncheckedIOException when the disk does not take them. */
    public WrittenSet write(SetPlan plan, SetContent content) {
        try {
            // PostgreSQL keeps microseconds; the manifest shall say the same.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return writer.write(plan, content, storage.draft(plan.id(), plan.attempt()), now);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write training set " + plan.id(), e);
        }
    }

    /** The set's row and its event, in the present transaction; the files take their place before it commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(WrittenSet set, Instant now) {
        store.insert(set);
        outbox.append(Topic.TRAINING_SETS, set.id().toString(), TrainingSetEvents.published(set, ids.get(), now));
        try {
            storage.publish(set.id(), set.attempt());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move training set " + set.id() + " to its place", e);
        }
    }

    /**
     * Takes sets back, in the present transaction: nobody trains on them any more. Their rows leave the storage later, by
     * {@link RevokedFiles}. Those that are revoked already stay as they are.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revoke(Collection<UUID> ids, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (TrainingSetSummary set : store.revoke(ids, reason, now)) {
            outbox.append(
                    Topic.TRAINING_SETS,
                    set.id().toString(),
                    TrainingSetEvents.revoked(set, reason, this.ids.get(), now));
        }
    }
}
