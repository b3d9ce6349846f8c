package io.kalimtak.training.sets;

import java.time.Instant;
import java.util.UUID;

/**
 * A training set that curation published.
 *
 * @param location its folder, relative to the storage's root
 * @param manifestSha256 SHA-256 of its manifest, which holds those of its files
 * @param reason why it was revoked, or null
 */
public record TrainingSet(
        UUID id,
        boolean revoked,
        String location,
        String manifestSha256,
        long rowsTrain,
        long rowsEval,
        Instant publishedAt,
        String reason) {}
