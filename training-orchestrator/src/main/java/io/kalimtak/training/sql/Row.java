package io.kalimtak.training.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The present row of a result, by column name; null where the column is null. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) throws SQLException {
        return result.getString(column);
    }

    public UUID uuid(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public Instant time(String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    public long count(String column) throws SQLException {
        return result.getLong(column);
    }

    public Double number(String column) throws SQLException {
        double value = result.getDouble(column);
        return result.wasNull() ? null : value;
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }
}
