package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The script of docs/postgresql.md, run as somebody who is no superuser, leaves what {@link DatabaseSetup} leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostedSetupIT {
    private static final String PASSWORD = "a password";
    private static final String SCHEMAS = "SELECT nspname || ' ' || nspowner::regrole FROM pg_namespace"
            + " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public') ORDER BY 1";

    @TempDir
    private static Path folder;

    private PostgresServer server;

    @BeforeAll
    void start() throws Exception {
        server = new PostgresServer(
                Home.find(), new RunFolders(folder).create(), Ports.free(1).getFirst(), PASSWORD, false);
        server.start();
        server.awaitReady(Duration.ofSeconds(60));
        try (Connection connection = server.administrator("postgres").getConnection()) {
            execute(connection, "CREATE ROLE provider LOGIN CREATEROLE PASSWORD '" + PASSWORD + "'");
            execute(connection, "CREATE DATABASE hosted OWNER provider");
        }
        try (Connection connection = as("provider")) {
            execute(connection, script());
        }
    }

    @AfterAll
    void stop() {
        server.retire();
    }

    @Test
    void shouldLeaveTheSchemasAndOwnersOfAnEmbeddedServer() throws SQLException {
        List<String> owners = new ArrayList<>(DatabaseSetup.SERVICES.stream()
                .map(service -> service + " " + DatabaseSetup.role(service))
                .toList());
        owners.add("identity kalimtak_interaction");

        try (Connection connection = server.administrator("hosted").getConnection()) {
            assertThat(column(connection, SCHEMAS)).containsExactlyInAnyOrderElementsOf(owners);
            assertThat(column(
                            connection,
                            "SELECT rolname FROM pg_roles WHERE rolname ~ '^kalimtak_' AND NOT rolcanlogin ORDER BY 1"))
                    .containsExactly(DatabaseSetup.ANALYST, DatabaseSetup.IDENTITY_READER);
            assertThat(column(
                            connection,
                            "SELECT rolname FROM pg_roles WHERE rolname ~ '^kalimtak_' AND (rolsuper OR rolcreaterole"
                                    + " OR rolcreatedb OR rolbypassrls)"))
                    .isEmpty();
        }
    }

    @Test
    void shouldFindItsOwnSchemaWhenAServiceLogsIn() throws SQLException {
        for (String service : DatabaseSetup.SERVICES) {
            try (Connection connection = as(DatabaseSetup.role(service))) {
                assertThat(column(connection, "SELECT current_schema()")).containsExactly(service);
                execute(connection, "CREATE TABLE probe (id INTEGER); DROP TABLE probe");
            }
        }
    }

    private static String script() throws IOException {
        Path file = Home.find().root().resolve("deploy/postgresql/setup.sql");
        return Files.readString(file).replaceAll(":'[a-z]+_password'", "'" + PASSWORD + "'");
    }

    private Connection as(String role) throws SQLException {
        PGSimpleDataSource source = server.administrator("hosted");
        source.setUser(role);
        source.setPassword(PASSWORD);
        return source.getConnection();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
