package io.kalimtak.curation.set;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** A set in the list of sets. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TrainingSetSummary(
        UUID id,
        UUID jobId,
        UUID parentId,
        String status,
        String location,
        String manifestSha256,
        long rowsTrain,
        long rowsEval,
        long rowsPreferences,
        Instant createdAt) {}
