package io.kalimtak.curation.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A statement whose parameters are given in the order of its question marks. Columns of many rows go as one array each,
 * for {@code unnest}: a batch is one round trip and one plan whatever its size.
 */
public final class Statement implements AutoCloseable {
    /** Turns the present row of a result into an object. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final PreparedStatement prepared;
    private final List<Array> arrays = new ArrayList<>();
    private int next = 1;

    private Statement(Connection connection, PreparedStatement prepared) {
        this.connection = connection;
        this.prepared = prepared;
    }

    public static Statement of(Connection connection, String sql) throws SQLException {
        return new Statement(connection, connection.prepareStatement(sql));
    }

    /** A statement whose result is fetched this many rows at a time. Needs a transaction. */
    public Statement fetching(int rows) throws SQLException {
        prepared.setFetchSize(rows);
        return this;
    }

    public Statement uuid(UUID value) throws SQLException {
        prepared.setObject(next++, value, Types.OTHER);
        return this;
    }

    public Statement text(String value) throws SQLException {
        prepared.setString(next++, value);
        return this;
    }

    public Statement number(long value) throws SQLException {
        prepared.setLong(next++, value);
        return this;
    }

    public Statement number(double value) throws SQLException {
        prepared.setDouble(next++, value);
        return this;
    }

    public Statement flag(boolean value) throws SQLException {
        prepared.setBoolean(next++, value);
        return this;
    }

    public Statement time(Instant value) throws SQLException {
        prepared.setObject(
                next++, value == null ? null : value.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    /** One column of many rows. The type is PostgreSQL's name of the element: uuid, text, int4, float8, bool,
     * bytea, timestamptz. */
    public <T> Statement column(String type, Collection<T> rows, Function<T, ?> value) throws SQLException {
        // The driver takes bytes only as an array of that very type.
        Object[] values = "bytea".equals(type) ? new byte[rows.size()][] : new Object[rows.size()];
        int at = 0;
        for (T row : rows) {
            Object one = value.apply(row);
            values[at++] = one instanceof Instant ? one.toString() : one;
        }
        Array array = connection.createArrayOf(type, values);
        arrays.add(array);
        prepared.setArray(next++, array);
        return this;
    }

    public Statement uuids(Collection<UUID> ids) throws SQLException {
        return column("uuid", ids, Function.identity());
    }

    /** The number of rows changed. */
    public int update() throws SQLException {
        return prepared.executeUpdate();
    }

    public ResultSet query() throws SQLException {
        return prepared.executeQuery();
    }

    public <T> List<T> list(RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = query()) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        for (Array array : arrays) {
            array.free();
        }
        prepared.close();
    }

    /** A time of a result; null where the column is. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
