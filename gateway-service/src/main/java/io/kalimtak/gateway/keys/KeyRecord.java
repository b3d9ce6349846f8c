package io.kalimtak.gateway.keys;

import io.kalimtak.kit.security.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * A key as its table has it, and as administrators see it: everything but the key and its hash.
 *
 * @param ratePerMinute calls a minute, or null for the installation's default
 * @param expiresAt when it stops working because another took its place, or null
 * @param replaces the key whose place it took, or null
 * @param revokedAt when it was taken back, or null
 */
record KeyRecord(
        UUID keyId,
        String name,
        Role role,
        Integer ratePerMinute,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        UUID replaces,
        Instant revokedAt,
        String revokedBy) {
    boolean inForce(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
