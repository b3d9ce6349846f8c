package io.kalimtak.curation.set;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A set whose files are complete and on the disk, in a temporary folder that nobody reads. */
public record WrittenSet(
        UUID id,
        UUID jobId,
        UUID parentId,
        Path temporary,
        String manifestSha256,
        long rowsTrain,
        long rowsEval,
        Map<String, Long> rowsByLanguage,
        Instant createdAt) {}
