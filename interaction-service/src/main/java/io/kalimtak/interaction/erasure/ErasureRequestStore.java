package io.kalimtak.interaction.erasure;

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
import java.util.UUID;

/** The requests table. */
@ApplicationScoped
class ErasureRequestStore {
    /** Of two requests at the same moment the second waits for the row and reaches further. */
    private static final String PUT = """
            INSERT INTO interaction.erasure_requests AS held
                (request_id, subject_id, requested_at, erase_before, requested_by)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (subject_id) DO UPDATE SET
                requested_at = GREATEST(held.requested_at, EXCLUDED.requested_at),
                erase_before = GREATEST(held.erase_before + interval '1 microsecond', EXCLUDED.erase_before),
                requested_by = EXCLUDED.requested_by
            RETURNING request_id, subject_id, requested_at, erase_before
            """;

    private static final String FIND = """
            SELECT request_id, subject_id, requested_at, erase_before
            FROM interaction.erasure_requests WHERE request_id = ?
            """;

    private final AgroalDataSource database;

    ErasureRequestStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Writes a request; where the person had one, that one is returned, taken further. */
    ErasureRequest put(ErasureRequest request, String requestedBy) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setObject(1, request.requestId());
            put.setString(2, request.subjectId());
            put.setObject(3, request.requestedAt().atOffset(ZoneOffset.UTC));
            put.setObject(4, request.eraseBefore().atOffset(ZoneOffset.UTC));
            put.setString(5, requestedBy);
            return first(put).orElseThrow();
        } catch (SQLException e) {
            throw new StoreException("cannot store an erasure request", e);
        }
    }

    Optional<ErasureRequest> find(UUID requestId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, requestId);
            return first(select);
        } catch (SQLException e) {
            throw new StoreException("cannot read an erasure request", e);
        }
    }

    private static Optional<ErasureRequest> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new ErasureRequest(
                    row.getObject("request_id", UUID.class),
                    row.getString("subject_id"),
                    row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                    row.getObject("erase_before", OffsetDateTime.class).toInstant()));
        }
    }
}
