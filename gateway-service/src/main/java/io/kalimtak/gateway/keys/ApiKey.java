package io.kalimtak.gateway.keys;

import io.kalimtak.kit.security.Role;
import java.util.UUID;

/**
 * Who calls: a key that is in force, or a token of the configured issuer. The key itself is never held, only its hash.
 *
 * @param id of the key; of a token, the UUID version 5 of issuer and subject
 * @param ratePerMinute calls a minute, or null for the installation's default
 * @param kind {@code key} or {@code oidc}
 */
public record ApiKey(UUID id, String name, Role role, Integer ratePerMinute, String kind) {
    /** The holder's name in histories and for raters. */
    public String actor() {
        return kind + ":" + id;
    }
}
