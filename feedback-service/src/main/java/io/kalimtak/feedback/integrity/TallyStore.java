package io.kalimtak.feedback.integrity;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.feedback.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Counts by rater and by network. Whoever counts in a slot holds its row until the transaction ends, so consumers of
 * several partitions take turns at it and none lets through what another has used up. All lock in the order of slots: none
 * waits for one that waits for it.
 */
@ApplicationScoped
class TallyStore {
    private static final String LOCK = """
            INSERT INTO feedback.tallies AS held (rule, counted, window_start, pieces)
            SELECT rule, counted, window_start, 0
            FROM unnest(?::text[], ?::text[], ?::timestamptz[])
                WITH ORDINALITY AS asked (rule, counted, window_start, place)
            ORDER BY place
            ON CONFLICT (rule, counted, window_start) DO UPDATE SET pieces = held.pieces
            RETURNING rule, counted, window_start, pieces
            """;

    private static final String SAVE = """
            UPDATE feedback.tallies held SET pieces = counted_now.pieces
            FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::integer[])
                AS counted_now (rule, counted, window_start, pieces)
            WHERE held.rule = counted_now.rule AND held.counted = counted_now.counted
                AND held.window_start = counted_now.window_start
            """;

    private static final String FORGET = """
            DELETE FROM feedback.tallies WHERE (rule, counted, window_start) IN (
                SELECT rule, counted, window_start FROM feedback.tallies
                WHERE window_start < ? ORDER BY window_start LIMIT 1000 FOR UPDATE SKIP LOCKED)
            """;

    /** The longest window, a week, and the eight days that a submission may lie in its topic. */
    private static final Duration KEPT = Duration.ofDays(15);

    private final AgroalDataSource database;

    TallyStore(AgroalDataSource database) {
        this.database = database;
    }

    /** The counts of these slots, which nobody else changes before the transaction ends. */
    Map<Slot, Integer> lock(SortedSet<Slot> slots) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            bind(new ColumnArrays<>(lock, List.copyOf(slots)));
            try (ResultSet row = lock.executeQuery()) {
                Map<Slot, Integer> pieces = new HashMap<>();
                while (row.next()) {
                    Instant start = row.getObject(3, OffsetDateTime.class).toInstant();
                    pieces.put(new Slot(row.getString(1), row.getString(2), start), row.getInt(4));
                }
                return pieces;
            }
        } catch (SQLException e) {
            throw new StoreException("cannot count feedback", e);
        }
    }

    /** Writes new counts of locked slots. */
    void save(SortedMap<Slot, Integer> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement save = connection.prepareStatement(SAVE)) {
            bind(new ColumnArrays<>(save, List.copyOf(pieces.keySet()))).add("int4", pieces::get);
            save.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot write counts of feedback", e);
        }
    }

    /** Removes some of the slots that no submission can reach any more; what others are removing is passed over. */
    void forget(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, now.minus(KEPT).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot remove old counts of feedback", e);
        }
    }

    private static ColumnArrays<Slot> bind(ColumnArrays<Slot> columns) throws SQLException {
        return columns.add("text", Slot::rule).add("text", Slot::counted).add("timestamptz", Slot::windowStart);
    }
}
