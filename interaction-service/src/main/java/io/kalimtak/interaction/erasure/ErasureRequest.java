package io.kalimtak.interaction.erasure;

import java.time.Instant;
import java.util.UUID;

/**
 * What was asked for.
 *
 * @param requestedAt when it was asked last
 * @param eraseBefore everything up to this moment goes
 */
record ErasureRequest(UUID requestId, String subjectId, Instant requestedAt, Instant eraseBefore) {}
