package io.kalimtak.interaction.privacy;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The consents table. */
@ApplicationScoped
class ConsentStore {
    /**
     * The row is locked even where nothing changes, so events of one person leave in the order of their changes; and
     * the time grows although two replicas' clocks may not agree.
     */
    private static final String PUT = """
            INSERT INTO interaction.consents AS held (subject_id, data_collection, training, changed_by, updated_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (subject_id) DO UPDATE SET
                data_collection = EXCLUDED.data_collection,
                training = EXCLUDED.training,
                changed_by = EXCLUDED.changed_by,
                updated_at = GREATEST(EXCLUDED.updated_at, held.updated_at + interval '1 microsecond')
            WHERE (held.data_collection, held.training) IS DISTINCT FROM (EXCLUDED.data_collection, EXCLUDED.training)
            RETURNING subject_id, data_collection, training, changed_by, updated_at
            """;

    private static final String SELECT = """
            SELECT subject_id, data_collection, training, changed_by, updated_at
            FROM interaction.consents WHERE subject_id = ?
            """;

    private final AgroalDataSource database;

    ConsentStore(AgroalDataSource database) {
        this.database = database;
    }

    /** The consent as it was written; empty when it held already. */
    Optional<Consent> put(Consent consent) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, consent.subjectId());
            put.setBoolean(2, consent.dataCollection());
            put.setBoolean(3, consent.training());
            put.setString(4, consent.changedBy());
            put.setObject(5, consent.updatedAt().atOffset(ZoneOffset.UTC));
            return first(put);
        } catch (SQLException e) {
            throw new StoreException("cannot store a consent", e);
        }
    }

    /** The consent that is held. Throws NoSuchElementException when none is. */
    Consent of(String subjectId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, subjectId);
            return first(select).orElseThrow();
        } catch (SQLException e) {
            throw new StoreException("cannot read a consent", e);
        }
    }

    private static Optional<Consent> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Consent(
                    row.getString("subject_id"),
                    row.getBoolean("data_collection"),
                    row.getBoolean("training"),
                    row.getString("changed_by"),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant()));
        }
    }
}
