package io.kalimtak.kit.security;

import java.util.Locale;
import java.util.Optional;

/** What a key may be used for. Roles do not contain each other: an administrator's key is not an application's. */
public enum Role {
    APP,
    ADMIN,
    PRIVACY;

    /** The role as contracts spell it: app, admin, privacy. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofLabel(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
