package io.kalimtak.gateway.idempotency;

import java.util.UUID;

/** What became of asking for a key. */
sealed interface Claim {
    /** The work is the caller's, under this interaction id. */
    record Granted(UUID interactionId) implements Claim {}

    /** It was done before; the JSON of the first answer. */
    record Answered(String json) implements Claim {}

    /** Somebody is at it right now. */
    record Busy() implements Claim {}

    /** The key belongs to another request. */
    record Different() implements Claim {}
}
