package io.kalimtak.local.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The database of the tests as its administrator sees it. */
public final class Database {
    private Database() {}

    /** A connection as the administrator, to be closed. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(KalimtakServers.jdbcUrl(), "postgres", KalimtakServers.password("postgres"));
    }

    /** The rows of a query, each as its columns' text separated by bars. */
    public static List<String> rows(String sql, Object... parameters) {
        try (Connection connection = connect()) {
            return rows(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same on a connection. */
    public static List<String> rows(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    /** The one row of a query. */
    public static String value(String sql, Object... parameters) {
        return rows(sql, parameters).getFirst();
    }

    /** Runs one statement. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String row(ResultSet result) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.append(i == 1 ? "" : "|").append(result.getString(i));
        }
        return row.toString();
    }
}
