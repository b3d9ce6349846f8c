package io.kalimtak.curation.set;

import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Training sets as events. */
final class TrainingSetEvents {
    private TrainingSetEvents() {}

    static TrainingSet published(WrittenSet set, UUID eventId, Instant now) {
        return TrainingSet.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(now)
                .setTrainingSetId(set.id())
                .setStatus(TrainingSetStatus.PUBLISHED)
                .setLocation(SetStorage.location(set.id()))
                .setManifestSha256(set.manifestSha256())
                .setRowsTrain(set.rowsTrain())
                .setRowsEval(set.rowsEval())
                .setRowsPreferences(set.rowsPreferences())
                .setRowsByLanguage(set.rowsByLanguage())
                .setParentId(set.parentId())
                .build();
    }

    /** Counts by language stand in the announcement; this one only takes the set back. */
    static TrainingSet revoked(TrainingSetSummary set, String reason, UUID eventId, Instant now) {
        return TrainingSet.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(now)
                .setTrainingSetId(set.id())
                .setStatus(TrainingSetStatus.REVOKED)
                .setLocation(set.location())
                .setManifestSha256(set.manifestSha256())
                .setRowsTrain(set.rowsTrain())
                .setRowsEval(set.rowsEval())
                .setRowsPreferences(set.rowsPreferences())
                .setRowsByLanguage(Map.of())
                .setParentId(set.parentId())
                .setReason(reason)
                .build();
    }
}
