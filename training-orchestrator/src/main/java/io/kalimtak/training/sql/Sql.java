package io.kalimtak.training.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements with their values, in the surrounding transaction or, outside of one, each in its own. Instants are bound
 * as timestamptz, durations as seconds. Throws {@link SqlFailure}.
 */
@ApplicationScoped
public class Sql {
    private final AgroalDataSource database;

    /** For proxies only. */
    protected Sql() {
        this.database = null;
    }

    @jakarta.inject.Inject
    public Sql(AgroalDataSource database) {
        this.database = database;
    }

    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(mapper.map(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The first row; empty when there is none. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... values) {
        return query(sql, mapper, values).stream().findFirst();
    }

    /** The number of rows changed. */
    public int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = switch (values[i]) {
                case null -> null;
                case Instant time -> time.atOffset(ZoneOffset.UTC);
                case Duration duration -> duration.toMillis() / 1000.0;
                case Enum<?> constant -> constant.name();
                default -> values[i];
            };
            statement.setObject(i + 1, value);
        }
    }
}
