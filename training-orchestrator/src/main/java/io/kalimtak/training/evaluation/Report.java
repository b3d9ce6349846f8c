package io.kalimtak.training.evaluation;

import java.time.Instant;
import java.util.UUID;

/**
 * An evaluation and what became of it.
 *
 * @param kind {@code run} (candidate against live), {@code scheduled} or {@code manual} (live alone)
 * @param state QUEUED, DONE or FAILED
 * @param reason why it failed, or what it waits for
 */
public record Report(
        UUID id,
        String kind,
        String state,
        UUID runId,
        UUID trainingSetId,
        String liveVersion,
        String candidateVersion,
        ReportBody body,
        String reason,
        Instant createdAt,
        Instant finishedAt) {}
