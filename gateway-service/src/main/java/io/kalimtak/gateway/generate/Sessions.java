package io.kalimtak.gateway.generate;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Sessions of requests that name none. */
public final class Sessions {
    private Sessions() {}

    /**
     * The session of an interaction. It follows from the interaction's id: work that is done again would open another, and
     * without a user the session says which version answers.
     */
    public static UUID of(UUID interactionId) {
        return UUID.nameUUIDFromBytes(("session of " + interactionId).getBytes(StandardCharsets.US_ASCII));
    }
}
