package io.kalimtak.local.testing;

import io.kalimtak.local.server.DatabaseSetup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Who may do what in a schema, asked of PostgreSQL's catalogue after the service's migrations. */
public final class Grants {
    private static final String OPEN_TABLES = """
            SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity ORDER BY 1
            """;

    private static final String TABLES = """
            SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
            """;

    /** Not partitions of them, nor what belongs to Flyway and Quartz. */
    private static final String OWN = """
            SELECT CASE c.relname WHEN 'outbox' THEN '' ELSE n.nspname || '.' END || c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname !~ '^(flyway_|qrtz_)'
            """;

    private static final String ROLES = """
            SELECT rolname FROM pg_roles
            WHERE NOT rolsuper AND rolname !~ '^pg_' AND has_schema_privilege(rolname, ?, 'USAGE') ORDER BY 1
            """;

    private static final String READERS = """
            SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm')
              AND has_schema_privilege(?, n.oid, 'USAGE') AND has_any_column_privilege(?, c.oid, 'SELECT') ORDER BY 1
            """;

    private static final String WRITERS = """
            SELECT DISTINCT r.rolname FROM pg_roles r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT r.rolsuper AND r.rolname !~ '^pg_'
              AND has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER') ORDER BY 1
            """;

    private Grants() {}

    /** How many tables the schema has, partitions included. */
    public static long tables(String schema) {
        return Long.parseLong(Database.value(TABLES, schema));
    }

    /** Tables and partitions of the schema that have no row level security. */
    public static List<String> openTables(String schema) {
        return Database.rows(OPEN_TABLES, schema);
    }

    /** Tables that the service itself made, as a policy names them: with their schema, but for the outbox. */
    public static List<String> ownTables(String schema) {
        return Database.rows(OWN, schema);
    }

    /** The roles, superusers aside, that may use the schema at all. */
    public static List<String> rolesWithAccess(String schema) {
        return Database.rows(ROLES, schema);
    }

    /** Tables and views of the schema that the role may read, wholly or in part. */
    public static List<String> readableBy(String role, String schema) {
        return Database.rows(READERS, schema, role, role);
    }

    /** The roles, superusers aside, that may change anything in the schema. */
    public static List<String> rolesThatWrite(String schema) {
        return Database.rows(WRITERS, schema);
    }

    /** What PostgreSQL answers a service's role that runs the query; null when it simply does it. */
    public static String refusal(String service, String query) {
        String role = DatabaseSetup.role(service);
        try (Connection connection =
                DriverManager.getConnection(KalimtakServers.jdbcUrl(), role, KalimtakServers.password(role))) {
            Database.rows(connection, query);
            return null;
        } catch (SQLException e) {
            return e.getMessage().lines().findFirst().orElseThrow();
        }
    }
}
