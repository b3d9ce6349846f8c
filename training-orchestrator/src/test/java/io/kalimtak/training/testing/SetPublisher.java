package io.kalimtak.training.testing;

import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.schemas.Topic;
import io.kalimtak.training.StorageConfig;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Publishes sets as curation does: files first, then the event; returns when the service knows of it. */
@ApplicationScoped
public class SetPublisher {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final EventPublisher events;
    private final StorageConfig storage;
    private final TrainingSets sets;

    SetPublisher(EventPublisher events, StorageConfig storage, TrainingSets sets) {
        this.events = events;
        this.storage = storage;
        this.sets = sets;
    }

    public SampleSet publish(SampleSet set) throws IOException {
        announce(set.write(storage.root()));
        return set;
    }

    /** The event alone: the files are where the service reads them. */
    public void announce(TrainingSet event) {
        send(event);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> sets.find(event.getTrainingSetId()).isPresent());
    }

    /** What curation leaves when it is stopped before its event went out. */
    public void writeWithoutTelling(SampleSet set) throws IOException {
        set.write(storage.root());
    }

    public void revoke(SampleSet set) {
        send(set.event(TrainingSetStatus.REVOKED, "00"));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> sets.find(set.id())
                        .filter(io.kalimtak.training.sets.TrainingSet::revoked)
                        .isPresent());
    }

    private void send(TrainingSet event) {
        events.publish(Topic.TRAINING_SETS, event.getTrainingSetId().toString(), event)
                .join();
    }
}
