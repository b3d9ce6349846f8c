package io.kalimtak.system.bench.ingest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The service's table, and one beside it with the same columns, partitions and indexes for the yardsticks. */
final class BenchTables {
    static final String SERVICE = "interaction.content";
    static final String YARDSTICK = "bench.content";

    private static final String TWINS = """
            SELECT format('CREATE TABLE bench.%I PARTITION OF bench.content %s',
                          child.relname, pg_get_expr(child.relpartbound, child.oid))
            FROM pg_inherits
            JOIN pg_class child ON child.oid = inhrelid
            WHERE inhparent = 'interaction.content'::regclass
            """;

    private final DataSource database;

    BenchTables(DataSource database) {
        this.database = database;
    }

    /** Makes the yardstick's table with every partition that the service's has. */
    void createTwin() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA bench");
            statement.execute("CREATE TABLE bench.content (LIKE interaction.content INCLUDING ALL)"
                    + " PARTITION BY RANGE (created_at)");
            StringBuilder partitions = new StringBuilder();
            try (ResultSet twins = statement.executeQuery(TWINS)) {
                while (twins.next()) {
                    partitions.append(twins.getString(1)).append(';');
                }
            }
            statement.execute(partitions.toString());
        }
    }

    /** Empties both tables and has what is dirty written, so that every measurement starts alike. */
    void clear() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE interaction.content, bench.content");
            statement.execute("CHECKPOINT");
        }
    }

    long count(String table) throws SQLException {
        return number("SELECT count(*) FROM " + table);
    }

    boolean hasRows(String table) throws SQLException {
        return number("SELECT count(*) FROM (SELECT FROM " + table + " LIMIT 1) AS one") == 1;
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
