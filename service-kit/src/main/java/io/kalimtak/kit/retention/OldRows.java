package io.kalimtak.kit.retention;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Rows by their age: counts and deletes them in the surrounding transaction or, outside of one, each statement in its
 * own. Names and conditions are the program's own words, never a caller's.
 */
@ApplicationScoped
public class OldRows {
    private final AgroalDataSource database;

    OldRows(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Rows of a table of which a column tells the age.
     *
     * @param relation the table with its schema
     * @param condition SQL with one question mark, for the time before which rows go
     */
    public record Of(String relation, String condition) {
        /** Rows whose column holds an earlier time. */
        public static Of olderBy(String relation, String column) {
            return new Of(relation, column + " < ?");
        }
    }

    /** How many there are; empty when there is none. Throws {@link RetentionException}. */
    public List<Expired> count(Of rows, Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM " + rows.relation() + " WHERE " + rows.condition())) {
            count.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return some(rows, before, result.getLong(1));
            }
        } catch (SQLException e) {
            throw new RetentionException("cannot count old rows of " + rows.relation(), e);
        }
    }

    /** Deletes them; empty when there was none. Throws {@link RetentionException}. */
    public List<Expired> delete(Of rows, Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + rows.relation() + " WHERE " + rows.condition())) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            return some(rows, before, delete.executeLargeUpdate());
        } catch (SQLException e) {
            throw new RetentionException("cannot delete old rows of " + rows.relation(), e);
        }
    }

    private static List<Expired> some(Of rows, Instant before, long count) {
        return count == 0 ? List.of() : List.of(Expired.of(rows.relation(), before, count));
    }
}
