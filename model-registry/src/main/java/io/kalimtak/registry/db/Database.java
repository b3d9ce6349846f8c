package io.kalimtak.registry.db;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements in the transaction of the calling thread, or in one each where there is none. Parameters may be null, texts,
 * numbers, UUIDs and Instants. Every failure is a DatabaseException, which rolls the transaction back.
 */
@ApplicationScoped
public class Database {
    /** One row of a result. */
    @FunctionalInterface
    public interface Row<T> {
        T map(ResultSet result) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        return run(sql, parameters, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.map(result));
                }
            }
            return rows;
        });
    }

    /** The first row, if any. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** The number of rows changed. */
    public int update(String sql, Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    /** Which columns a statement over {@code unnest} takes, in their order. */
    @FunctionalInterface
    public interface Columns<T> {
        void bind(ColumnArrays<T> columns) throws SQLException;
    }

    /** Writes rows by one statement over {@code unnest}; nothing for none. The number of rows changed. */
    public <T> int write(String sql, List<T> rows, Columns<T> columns) {
        if (rows.isEmpty()) {
            return 0;
        }
        return run(sql, new Object[0], statement -> {
            columns.bind(new ColumnArrays<>(statement, rows));
            return statement.executeUpdate();
        });
    }

    /**
     * Waits for a lock that ends with the transaction, by name: for what has no row to lock yet. Outside a transaction it
     * would end at once.
     */
    public void lock(String name) {
        list("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ?, 0))", result -> name, "." + name);
    }

    /** A column of type TIMESTAMPTZ; null stays null. */
    public static Instant instant(ResultSet result, String column) throws SQLException {
        var value = result.getObject(column, java.time.OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private <T> T run(String sql, Object[] parameters, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, bindable(parameters[i]));
            }
            return work.run(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Object bindable(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
