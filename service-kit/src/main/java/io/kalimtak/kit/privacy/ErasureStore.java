package io.kalimtak.kit.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code erasures}. */
@ApplicationScoped
class ErasureStore {
    /** A request that is repeated reaches further, and is due again. */
    private static final String BEGIN = """
            INSERT INTO erasures AS held (request_id, subject_id, erased_before) VALUES (?, ?, ?)
            ON CONFLICT (request_id) DO UPDATE SET erased_before = EXCLUDED.erased_before, reported_at = NULL
            WHERE EXCLUDED.erased_before > held.erased_before
            """;

    private static final String LOCK = "SELECT erased::text, reported_at FROM erasures WHERE request_id = ? FOR UPDATE";
    private static final String COUNT = "UPDATE erasures SET erased = ?::jsonb WHERE request_id = ?";
    private static final String REPORT = "UPDATE erasures SET reported_at = ? WHERE request_id = ?";
    private static final String FORGET = "DELETE FROM erased_interactions WHERE erased_at < ?";

    private static final TypeReference<Erased> ERASED = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;

    ErasureStore(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was erased for the request so far, the row locked; empty when it was reported already. */
    Optional<Erased> begin(Erasure erasure) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(BEGIN);
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            insert.setObject(1, erasure.requestId());
            insert.setString(2, erasure.subjectId());
            insert.setObject(3, erasure.before().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            lock.setObject(1, erasure.requestId());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getObject(2) == null ? Optional.of(read(row.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ErasureException("cannot begin an erasure", e);
        }
    }

    void count(UUID requestId, Erased erased) {
        try {
            update(COUNT, json.writeValueAsString(erased), requestId);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write counts as JSON", e);
        }
    }

    void reported(UUID requestId, Instant at) {
        update(REPORT, at.atOffset(ZoneOffset.UTC), requestId);
    }

    /** Forgets interactions that went so long ago that no topic holds anything about them. */
    void forget(Instant now, Duration after) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, now.minus(after).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new ErasureException("cannot forget old erasures", e);
        }
    }

    private void update(String sql, Object value, UUID requestId) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, value);
            update.setObject(2, requestId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new ErasureException("cannot write an erasure", e);
        }
    }

    private Erased read(String erased) {
        try {
            return erased.equals("{}")
                    ? new Erased(Map.of(), java.util.List.of(), java.util.List.of())
                    : json.readValue(erased, ERASED);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the column erased is not JSON", e);
        }
    }
}
