package io.kalimtak.curation.set;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A set whose files are complete and kept, as a draft that nobody reads.
 *
 * @param attempt whose draft it is
 * @param contentSha256 SHA-256 over its data files' hashes
 */
public record WrittenSet(
        UUID id,
        UUID jobId,
        UUID parentId,
        int attempt,
        String manifestSha256,
        String contentSha256,
        long rowsTrain,
        long rowsEval,
        long rowsPreferences,
        long rowsGolden,
        Map<String, Long> rowsByLanguage,
        Instant createdAt) {}
