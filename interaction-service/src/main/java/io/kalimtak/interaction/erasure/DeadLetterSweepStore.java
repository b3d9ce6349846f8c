package io.kalimtak.interaction.erasure;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The table of sweeps: when each topic of dead letters was last rid of erased people. */
@ApplicationScoped
class DeadLetterSweepStore {
    private static final String PUT = """
            INSERT INTO interaction.dead_letter_sweeps AS held (topic, swept_at) VALUES (?, ?)
            ON CONFLICT (topic) DO UPDATE SET swept_at = GREATEST(held.swept_at, EXCLUDED.swept_at)
            """;

    private final AgroalDataSource database;

    DeadLetterSweepStore(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Notes a sweep.
     *
     * @param at when it began: who was erased later may not have been looked for
     */
    void put(String topic, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, topic);
            put.setObject(2, at.atOffset(ZoneOffset.UTC));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot note a sweep of dead letters", e);
        }
    }

    /** Forgets a topic's sweep: a person may be in it whom that one did not look for. */
    void forget(String topic) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM interaction.dead_letter_sweeps WHERE topic = ?")) {
            delete.setString(1, topic);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot forget a sweep of dead letters", e);
        }
    }

    /** Forgets all sweeps: a person may be in the topics whom none of them looked for. */
    void forget() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM interaction.dead_letter_sweeps")) {
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot forget the sweeps of dead letters", e);
        }
    }

    /** By topic. */
    Map<String, Instant> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT topic, swept_at FROM interaction.dead_letter_sweeps");
                ResultSet row = select.executeQuery()) {
            Map<String, Instant> sweeps = new HashMap<>();
            while (row.next()) {
                sweeps.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
            }
            return sweeps;
        } catch (SQLException e) {
            throw new StoreException("cannot read the sweeps of dead letters", e);
        }
    }
}
