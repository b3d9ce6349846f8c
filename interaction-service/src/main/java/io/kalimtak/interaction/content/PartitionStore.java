package io.kalimtak.interaction.content;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;

/** Partitions of tables that have one a month. Their names are the program's own words, never a caller's. */
@ApplicationScoped
class PartitionStore {
    /** One replica at a time; and rather no partition than a queue of writers behind a long read. */
    private static final String ENTER =
            "SET LOCAL lock_timeout = '5s'; SELECT pg_advisory_xact_lock(hashtext('interaction.content.partitions'))";

    private static final String EXISTS = "SELECT to_regclass(?) IS NOT NULL";

    private static final String MONTHS_IN_DEFAULT = """
            SELECT DISTINCT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM')
            FROM interaction.%s_default
            WHERE created_at >= '1970-01-01T00:00Z' AND created_at < '3000-01-01T00:00Z'
            """;

    /**
     * A table that is filled before it is attached: PostgreSQL refuses a partition while the default one holds rows
     * that belong to it. The lock keeps new rows out of the default partition until both changes are visible.
     */
    private static final String CREATE = """
            LOCK TABLE interaction.%4$s_default IN ACCESS EXCLUSIVE MODE;
            CREATE TABLE interaction.%1$s (LIKE interaction.%4$s INCLUDING ALL);
            ALTER TABLE interaction.%1$s ENABLE ROW LEVEL SECURITY;
            WITH moved AS (
                DELETE FROM interaction.%4$s_default
                WHERE created_at >= '%2$s' AND created_at < '%3$s' RETURNING *)
            INSERT INTO interaction.%1$s SELECT * FROM moved;
            ALTER TABLE interaction.%4$s ATTACH PARTITION interaction.%1$s FOR VALUES FROM ('%2$s') TO ('%3$s')
            """;

    private final AgroalDataSource database;

    PartitionStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Waits until no other replica looks after partitions; holds until the transaction ends. */
    void enter() {
        execute(ENTER, "cannot get the lock for partitions");
    }

    /** Months of the rows that no partition took. */
    Set<YearMonth> monthsInDefault(String table) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MONTHS_IN_DEFAULT.formatted(table));
                ResultSet result = select.executeQuery()) {
            Set<YearMonth> months = new HashSet<>();
            while (result.next()) {
                months.add(YearMonth.parse(result.getString(1)));
            }
            return months;
        } catch (SQLException e) {
            throw new StoreException("cannot read the default partition", e);
        }
    }

    boolean exists(MonthPartition partition) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(EXISTS)) {
            select.setString(1, "interaction." + partition.tableName());
            try (ResultSet result = select.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StoreException("cannot look for a partition", e);
        }
    }

    /** Makes the partition and moves what the default one holds of its month. */
    void create(MonthPartition partition) {
        execute(
                CREATE.formatted(partition.tableName(), partition.from(), partition.until(), partition.parent()),
                "cannot make partition " + partition.tableName());
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
