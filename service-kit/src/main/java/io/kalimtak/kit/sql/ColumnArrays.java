package io.kalimtak.kit.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Binds rows to a statement over {@code unnest} column by column: one statement and one round trip for a batch of any
 * size, and no more bind parameters than the table has columns.
 */
public final class ColumnArrays<T> {
    private final PreparedStatement statement;
    private final List<T> rows;
    private int bound;

    /** Binds the rows to the statement, which the caller closes. */
    public ColumnArrays(PreparedStatement statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /** Binds the next parameter to one value a row; {@code sqlType} is PostgreSQL's name of the element type. */
    public ColumnArrays<T> add(String sqlType, Function<T, ?> column) throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(++bound, statement.getConnection().createArrayOf(sqlType, values));
        return this;
    }
}
