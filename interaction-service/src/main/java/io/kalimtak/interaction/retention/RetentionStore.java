package io.kalimtak.interaction.retention;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables, seen by the age of their rows. */
@ApplicationScoped
class RetentionStore {
    /** The lock of the partitions: none is made while others are dropped. Rather no retention than a queue of writers. */
    private static final String ENTER =
            "SET LOCAL lock_timeout = '5s'; SELECT pg_advisory_xact_lock(hashtext('interaction.content.partitions'))";

    private static final String PARTITIONS = """
            SELECT child.relname FROM pg_inherits
            JOIN pg_class child ON child.oid = pg_inherits.inhrelid
            WHERE pg_inherits.inhparent = 'interaction.content'::regclass AND child.relname ~ '^content_y[0-9]{4}m[0-9]{2}$'
              AND child.relname < ?
            ORDER BY child.relname
            """;

    /** Tables whose rows go one by one, and the column that tells their age. */
    enum Rows {
        UNPLACED_CONTENT("interaction.content_default", "created_at"),
        IDENTITIES("identity.identities", "created_at"),
        FEEDBACK("interaction.feedback", "submitted_at");

        private final String relation;
        private final String age;

        Rows(String relation, String age) {
            this.relation = relation;
            this.age = age;
        }

        String relation() {
            return relation;
        }
    }

    private final AgroalDataSource database;

    RetentionStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Waits until no other replica looks after partitions or removes; holds until the transaction ends. */
    void enter() {
        execute(ENTER, "cannot get the lock for retention");
    }

    /** Partitions, with their schema, that hold nothing but months which ended before. */
    List<String> partitionsBefore(Instant before) {
        // Names sort as their months do; the month that the instant lies in has not ended.
        YearMonth month = YearMonth.from(before.atOffset(ZoneOffset.UTC));
        String first = String.format(Locale.ROOT, "content_y%04dm%02d", month.getYear(), month.getMonthValue());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PARTITIONS)) {
            select.setString(1, first);
            List<String> names = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    names.add("interaction." + result.getString(1));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new StoreException("cannot list partitions", e);
        }
    }

    /** Rows of a partition that {@link #partitionsBefore} named. */
    long count(String partition) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM " + partition);
                ResultSet result = count.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new StoreException("cannot count the rows of " + partition, e);
        }
    }

    /** Drops a partition that {@link #partitionsBefore} named. */
    void drop(String partition) {
        execute("DROP TABLE " + partition, "cannot drop " + partition);
    }

    long countBefore(Rows rows, Instant before) {
        String sql = "SELECT count(*) FROM " + rows.relation + " WHERE " + rows.age + " < ?";
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(sql)) {
            count.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new StoreException("cannot count old rows of " + rows.relation, e);
        }
    }

    long deleteBefore(Rows rows, Instant before) {
        String sql = "DELETE FROM " + rows.relation + " WHERE " + rows.age + " < ?";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            return delete.executeLargeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot remove old rows of " + rows.relation, e);
        }
    }

    private void execute(String sql, String otherwise) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StoreException(otherwise, e);
        }
    }
}
