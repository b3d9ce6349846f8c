package io.kalimtak.gateway.idempotency;

import java.time.Instant;
import java.util.UUID;

/** What became of asking for a key. */
sealed interface Claim {
    /**
     * The work is the caller's, under this interaction id and as of this moment: whoever did it before and died, used the
     * same.
     */
    record Granted(UUID interactionId, Instant createdAt) implements Claim {}

    /** It was done before; the JSON of the first answer. */
    record Answered(String json) implements Claim {}

    /** Somebody is at it right now. */
    record Busy() implements Claim {}

    /** The key belongs to another request. */
    record Different() implements Claim {}
}
