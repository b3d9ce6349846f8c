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

/** Partitions of tables that have one a month, seen by their age. */
@ApplicationScoped
class PartitionExpiryStore {
    /** The lock of the partitions: none is made while others are dropped. Rather no retention than a queue of writers. */
    private static final String ENTER =
            "SET LOCAL lock_timeout = '5s'; SELECT pg_advisory_xact_lock(hashtext('interaction.content.partitions'))";

    private static final String PARTITIONS = """
            SELECT child.relname FROM pg_inherits
            JOIN pg_class child ON child.oid = pg_inherits.inhrelid
            WHERE pg_inherits.inhparent = ?::regclass AND child.relname ~ '_y[0-9]{4}m[0-9]{2}$' AND child.relname < ?
            ORDER BY child.relname
            """;

    private final AgroalDataSource database;

    PartitionExpiryStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Waits until no other replica looks after partitions or removes; holds until the transaction ends. */
    void enter() {
        execute(ENTER, "cannot get the lock for retention");
    }

    /** The table's partitions, with their schema, that hold nothing but months which ended before. */
    List<String> before(String table, Instant before) {
        // Names sort as their months do; the month that the instant lies in has not ended.
        YearMonth month = YearMonth.from(before.atOffset(ZoneOffset.UTC));
        String name = table.substring(table.indexOf('.') + 1);
        String first = String.format(Locale.ROOT, "%s_y%04dm%02d", name, month.getYear(), month.getMonthValue());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PARTITIONS)) {
            select.setString(1, table);
            select.setString(2, first);
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

    /** Rows of a partition that {@link #before} named. */
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

    /** Drops a partition that {@link #before} named. */
    void drop(String partition) {
        execute("DROP TABLE " + partition, "cannot drop " + partition);
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
