package io.kalimtak.gateway.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** A key as administrators see it. {@code key} stands only in the answer that made it: it is stored nowhere. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyResponse(
        UUID keyId,
        String name,
        String role,
        Integer ratePerMinute,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        UUID replaces,
        Instant revokedAt,
        String revokedBy,
        String key) {
    static KeyResponse of(KeyRecord record) {
        return of(record, null);
    }

    static KeyResponse of(KeyRecord record, String key) {
        return new KeyResponse(
                record.keyId(),
                record.name(),
                record.role().label(),
                record.ratePerMinute(),
                record.createdAt(),
                record.createdBy(),
                record.expiresAt(),
                record.replaces(),
                record.revokedAt(),
                record.revokedBy(),
                key);
    }
}
