package io.kalimtak.local.launch;

import io.kalimtak.local.server.DatabasePasswords;
import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.PostgresServer;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the processes of one installation share and nobody else may know, in {@code secrets.json}.
 *
 * @param databasePasswords of every login role
 * @param internalSecret that services show each other
 * @param installationKey Base64 of 32 bytes; interaction ids and pseudonyms hang on it
 */
record Secrets(DatabasePasswords databasePasswords, String internalSecret, String installationKey) {
    private static final String PASSWORD = "database_password.";

    /** The installation's secrets; made if there are none, completed if a role was added since. */
    static Secrets loadOrCreate(RunFolders folders, RandomText random) {
        Path path = folders.data("secrets.json");
        PrivateFile file = new PrivateFile(path);
        if (!file.exists() && Files.exists(folders.data("postgresql"))) {
            throw new ServerException(
                    path + " is missing, and the data beside it cannot be read without it: restore it, or remove "
                            + folders.root() + " to begin with an empty installation");
        }
        Map<String, String> found = file.exists() ? file.read() : Map.of();
        Map<String, String> values = new HashMap<>(found);
        values.computeIfAbsent("internal_secret", key -> random.base64Url());
        values.computeIfAbsent("installation_key", key -> random.base64());
        Map<String, String> passwords = new HashMap<>();
        for (String role : roles()) {
            passwords.put(role, values.computeIfAbsent(PASSWORD + role, key -> random.base64Url()));
        }
        if (!values.equals(found)) {
            file.write(values);
        }
        return new Secrets(
                new DatabasePasswords(passwords), values.get("internal_secret"), values.get("installation_key"));
    }

    private static List<String> roles() {
        List<String> roles = new ArrayList<>(DatabaseSetup.loginRoles());
        roles.add(PostgresServer.ADMINISTRATOR);
        return roles;
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
