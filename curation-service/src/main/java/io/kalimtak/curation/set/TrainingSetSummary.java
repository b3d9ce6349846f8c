package io.kalimtak.curation.set;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A set in the list of sets.
 *
 * @param contentSha256 SHA-256 over its data files' hashes; null for the first sets, which had none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TrainingSetSummary(
        UUID id,
        UUID jobId,
        UUID parentId,
        String status,
        String location,
        String manifestSha256,
        String contentSha256,
        long rowsTrain,
        long rowsEval,
        long rowsPreferences,
        long rowsGolden,
        Instant createdAt) {}
