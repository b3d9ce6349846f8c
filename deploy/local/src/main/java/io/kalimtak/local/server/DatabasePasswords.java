package io.kalimtak.local.server;

import java.util.Map;

/** The password of each login role: {@code postgres}, {@code registry_store} and one a service. */
public record DatabasePasswords(Map<String, String> byRole) {
    /** Copies the map. */
    public DatabasePasswords {
        byRole = Map.copyOf(byRole);
    }

    /** The role's password. Throws IllegalArgumentException for a role that has none. */
    public String of(String role) {
        String password = byRole.get(role);
        if (password == null) {
            throw new IllegalArgumentException("no password for the role " + role);
        }
        return password;
    }

    /** Names the roles and hides the passwords. */
    @Override
    public String toString() {
        return "DatabasePasswords" + byRole.keySet();
    }
}
