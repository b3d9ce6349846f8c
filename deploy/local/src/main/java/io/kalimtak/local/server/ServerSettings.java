package io.kalimtak.local.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the three servers need to know.
 *
 * @param home the built project
 * @param folders data, logs, process ids
 * @param ports where they listen
 * @param passwords of the database roles
 * @param durable whether data must survive a restart; false in tests
 * @param brokerOptions options of Kafka's JVM after the usual ones, so that they win
 */
public record ServerSettings(
        Home home,
        RunFolders folders,
        ServerPorts ports,
        DatabasePasswords passwords,
        boolean durable,
        List<String> brokerOptions) {
    private static final String TEST_PASSWORD = "kalimtak-test";

    /** Copies the list. */
    public ServerSettings {
        brokerOptions = List.copyOf(brokerOptions);
    }

    /** Free ports, nothing durable, one password for all. */
    public static ServerSettings forTests(Home home, RunFolders folders) {
        return new ServerSettings(home, folders, ServerPorts.free(), testPasswords(), false, List.of());
    }

    /** The same password for every role. */
    public static DatabasePasswords testPasswords() {
        Map<String, String> passwords = new HashMap<>();
        passwords.put(PostgresServer.ADMINISTRATOR, TEST_PASSWORD);
        DatabaseSetup.loginRoles().forEach(role -> passwords.put(role, TEST_PASSWORD));
        return new DatabasePasswords(passwords);
    }
}
