package io.kalimtak.gateway.keys;

import io.kalimtak.kit.security.Role;
import java.util.UUID;

/**
 * A key that is in force. The key itself is never held, only its hash.
 *
 * @param ratePerMinute calls a minute, or null for the installation's default
 */
public record ApiKey(UUID id, String name, Role role, Integer ratePerMinute) {
    /** The holder's name in histories and for raters. */
    public String actor() {
        return "key:" + id;
    }
}
