package io.kalimtak.curation.judgement;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of rows to train on. */
public final class TrainingDataId {
    private TrainingDataId() {}

    /** An interaction gives at most one row, so the row's id is derived from the interaction's (UUID version 3). */
    public static UUID of(UUID interactionId) {
        return UUID.nameUUIDFromBytes(("training-data:" + interactionId).getBytes(StandardCharsets.UTF_8));
    }
}
