package io.kalimtak.local.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The database {@value #DATABASE} with a login role and a schema a service, as every deployment must provide it; tables
 * are each service's own affair. May run any number of times.
 */
public final class DatabaseSetup {
    /** The database of all services. */
    public static final String DATABASE = "kalimtak";

    /** Database and role of the schema registry. */
    public static final String REGISTRY_STORE = "registry_store";

    /** Services with a schema of the same name. */
    public static final List<String> SERVICES =
            List.of("gateway", "interaction", "feedback", "curation", "training", "registry");

    /** Group of those who read content and feedback, and never who it was. */
    public static final String ANALYST = "kalimtak_analyst";

    /** Group of those who may see who it was, too: user id, address and user agent. */
    public static final String IDENTITY_READER = "kalimtak_identity_reader";

    private final Function<String, DataSource> administrator;
    private final DatabasePasswords passwords;
    private final String database;

    /** With connections of the administrator by database, and the passwords that the roles shall have. */
    public DatabaseSetup(Function<String, DataSource> administrator, DatabasePasswords passwords) {
        this(administrator, passwords, DATABASE);
    }

    /** The same for a database of another name. */
    public DatabaseSetup(Function<String, DataSource> administrator, DatabasePasswords passwords, String database) {
        this.administrator = administrator;
        this.passwords = passwords;
        this.database = database;
    }

    /** The login role of a service. */
    public static String role(String service) {
        return "kalimtak_" + service;
    }

    /** Every login role but the administrator. */
    public static List<String> loginRoles() {
        return Stream.concat(Stream.of(REGISTRY_STORE), SERVICES.stream().map(DatabaseSetup::role))
                .toList();
    }

    /** Creates what is missing and sets the passwords. Throws ServerException when the server refuses. */
    public void run() {
        try {
            try (Connection connection =
                            administrator.apply(PostgresServer.ADMINISTRATOR).getConnection();
                    Statement statement = connection.createStatement()) {
                createRoles(connection, statement);
                createDatabase(connection, statement, database, PostgresServer.ADMINISTRATOR);
                createDatabase(connection, statement, REGISTRY_STORE, REGISTRY_STORE);
                grantConnect(statement);
            }
            try (Connection connection = administrator.apply(database).getConnection();
                    Statement statement = connection.createStatement()) {
                createSchemas(statement);
            }
        } catch (SQLException e) {
            throw new ServerException("the database cannot be set up: " + e.getMessage(), e);
        }
    }

    private void createRoles(Connection connection, Statement statement) throws SQLException {
        for (String group : List.of(ANALYST, IDENTITY_READER)) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", group)) {
                statement.execute("CREATE ROLE " + group + " NOLOGIN");
            }
        }
        for (String role : loginRoles()) {
            String action = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
            statement.execute(action + " ROLE " + role + " LOGIN PASSWORD '"
                    + passwords.of(role).replace("'", "''") + "'");
        }
    }

    private static void createDatabase(Connection connection, Statement statement, String database, String owner)
            throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            statement.execute("CREATE DATABASE " + database + " OWNER " + owner);
        }
    }

    private void grantConnect(Statement statement) throws SQLException {
        statement.execute("REVOKE CONNECT ON DATABASE " + database + " FROM PUBLIC");
        statement.execute("REVOKE CONNECT ON DATABASE " + REGISTRY_STORE + " FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + ANALYST + ", " + IDENTITY_READER);
        for (String service : SERVICES) {
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + role(service));
            // By role, not by a parameter of the connection: a transaction pooler drops those.
            statement.execute(
                    "ALTER ROLE " + role(service) + " IN DATABASE " + database + " SET search_path = " + service);
        }
    }

    private static void createSchemas(Statement statement) throws SQLException {
        for (String service : SERVICES) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + service + " AUTHORIZATION " + role(service));
        }
        statement.execute("CREATE SCHEMA IF NOT EXISTS identity AUTHORIZATION " + role("interaction"));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
