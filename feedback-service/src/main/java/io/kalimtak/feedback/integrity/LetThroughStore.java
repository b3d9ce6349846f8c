package io.kalimtak.feedback.integrity;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.feedback.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The pieces of an interaction that were let through: the index on them answers alone, and caps keep it short. */
@ApplicationScoped
class LetThroughStore {
    private static final String SELECT = """
            SELECT interaction_id, held.rater_id, held.submitted_at
            FROM feedback.feedback held
            JOIN unnest(?::uuid[], ?::timestamptz[]) AS asked (interaction_id, since) USING (interaction_id)
            WHERE held.rule IS NULL AND held.submitted_at >= asked.since
            """;

    private final AgroalDataSource database;

    LetThroughStore(AgroalDataSource database) {
        this.database = database;
    }

    /** The pieces of these interactions, each since a moment. Rules of an interaction ask for no person and no network. */
    List<Submitted> ofInteractions(Map<UUID, Instant> since) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            new ColumnArrays<>(select, List.copyOf(since.entrySet()))
                    .add("uuid", Map.Entry::getKey)
                    .add("timestamptz", Map.Entry::getValue);
            try (ResultSet row = select.executeQuery()) {
                List<Submitted> pieces = new ArrayList<>();
                while (row.next()) {
                    Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
                    pieces.add(new Submitted(row.getObject(1, UUID.class), row.getString(2), false, null, at));
                }
                return pieces;
            }
        } catch (SQLException e) {
            throw new StoreException("cannot look for the feedback of interactions", e);
        }
    }
}
