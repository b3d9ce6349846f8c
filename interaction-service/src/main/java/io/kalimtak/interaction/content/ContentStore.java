package io.kalimtak.interaction.content;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.kit.sql.Column;
import io.kalimtak.kit.sql.ColumnArrays;
import io.kalimtak.kit.sql.CopyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The content table, written in batches. Most batches are new from the first row to the last, and COPY stores those in
 * half the time that INSERT … ON CONFLICT takes; but it fails at the first row that is held already. So a batch is
 * copied behind a savepoint, and when a row of it turns out to be held, inserted instead. What came again is mostly
 * followed by more of it: batches are inserted from then on, until one is new altogether.
 */
@ApplicationScoped
class ContentStore {
    /** Below so many rows a single statement is done before the savepoint and COPY have made their three round trips. */
    private static final int FEW = 32;

    private static final String HELD_ALREADY = "23505";

    private static final String COPY = "COPY interaction.content (%s) FROM STDIN".formatted(ContentColumns.NAMES);

    private static final String INSERT = """
            INSERT INTO interaction.content (%1$s)
            SELECT %1$s FROM unnest(%2$s) AS arrived (%1$s)
            ON CONFLICT (id, created_at) DO NOTHING
            """.formatted(ContentColumns.NAMES, ContentColumns.ARRAYS);

    private static final CopyText<Interaction> TEXT = new CopyText<>(ContentColumns.ALL);

    private final AgroalDataSource database;
    private volatile boolean comingAgain;

    ContentStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Inserts those that are not held yet, also when one batch holds an interaction twice. Needs a transaction. */
    void insert(List<Interaction> batch) {
        try (Connection connection = database.getConnection()) {
            if (batch.size() < FEW || comingAgain || !copied(connection, batch)) {
                comingAgain = merge(connection, batch) < batch.size();
            }
        } catch (SQLException e) {
            throw new StoreException("cannot store interactions", e);
        }
    }

    /** False when a row was held already; then none is stored and the transaction can go on. */
    private static boolean copied(Connection connection, List<Interaction> batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT copying");
            try {
                copy(connection, TEXT.of(batch));
                return true;
            } catch (SQLException e) {
                if (!HELD_ALREADY.equals(e.getSQLState())) {
                    throw e;
                }
                statement.execute("ROLLBACK TO SAVEPOINT copying");
                return false;
            }
        }
    }

    private static void copy(Connection connection, ByteBuffer text) throws SQLException {
        CopyIn copying = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copying.writeToCopy(text.array(), 0, text.limit());
            copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }

    private static int merge(Connection connection, List<Interaction> batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            ColumnArrays<Interaction> columns = new ColumnArrays<>(insert, batch);
            for (Column<Interaction> column : ContentColumns.ALL) {
                columns.add(column.type(), column.value());
            }
            return insert.executeUpdate();
        }
    }
}
