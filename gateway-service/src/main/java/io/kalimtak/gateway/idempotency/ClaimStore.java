package io.kalimtak.gateway.idempotency;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.keys.ApiKey;
import io.kalimtak.kit.ids.InteractionIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** The claims in the database: one statement claims, so that of two equal requests exactly one does the work. */
@ApplicationScoped
class ClaimStore {
    /**
     * A free key is taken, an expired one is taken anew, an abandoned one is taken over under its own interaction id and
     * moment; in every other case no row comes back.
     */
    private static final String CLAIM = """
            INSERT INTO idempotency_answers AS had
                (key_id, idempotency_key, request_sha256, interaction_id, claimed_at, created_at, subject_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key_id, idempotency_key) DO UPDATE SET
                claimed_at = EXCLUDED.claimed_at,
                created_at = CASE WHEN had.created_at < ? THEN EXCLUDED.created_at ELSE had.created_at END,
                request_sha256 = EXCLUDED.request_sha256,
                subject_id = EXCLUDED.subject_id,
                interaction_id = CASE WHEN had.created_at < ? THEN EXCLUDED.interaction_id ELSE had.interaction_id END,
                answer = NULL
            WHERE had.created_at < ?
               OR (had.answer IS NULL AND had.claimed_at < ? AND had.request_sha256 = EXCLUDED.request_sha256)
            RETURNING interaction_id, created_at
            """;

    private static final String LOOK =
            "SELECT request_sha256, answer::text FROM idempotency_answers WHERE key_id = ? AND idempotency_key = ?";
    /** The answer of somebody who was erased while it was given is not kept. */
    private static final String COMPLETE = """
            UPDATE idempotency_answers a SET answer = ?::jsonb
            WHERE key_id = ? AND idempotency_key = ? AND answer IS NULL AND NOT EXISTS (
                SELECT FROM erasures e WHERE e.subject_id = a.subject_id AND e.erased_before >= a.created_at)
            """;

    private static final String RELEASE =
            "UPDATE idempotency_answers SET claimed_at = '-infinity' WHERE key_id = ? AND idempotency_key = ? AND answer IS NULL";
    private static final String FORGET = "DELETE FROM idempotency_answers WHERE key_id = ? AND idempotency_key = ?";
    private static final String ERASE = "DELETE FROM idempotency_answers WHERE subject_id = ? AND created_at <= ?";
    private static final String EXPIRE = "DELETE FROM idempotency_answers WHERE created_at < ?";

    private final AgroalDataSource database;
    private final GatewayConfig config;
    private final InteractionIds ids;
    private final Clock clock;

    ClaimStore(AgroalDataSource database, GatewayConfig config, InteractionIds ids, Clock clock) {
        this.database = database;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks for a key.
     *
     * @param subjectId whose request it is, or null
     */
    Claim claim(ApiKey key, String idempotencyKey, String requestSha256, String subjectId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Claim granted = insert(connection, key, idempotencyKey, requestSha256, subjectId);
            return granted == null ? look(connection, key, idempotencyKey, requestSha256) : granted;
        }
    }

    private Claim insert(Connection connection, ApiKey key, String idempotencyKey, String sha256, String subjectId)
            throws SQLException {
        OffsetDateTime now = now();
        OffsetDateTime expired = now.minus(config.idempotency().keep());
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, key.id());
            statement.setString(2, idempotencyKey);
            statement.setString(3, sha256);
            statement.setObject(4, ids.next());
            statement.setObject(5, now);
            statement.setObject(6, now);
            statement.setString(7, subjectId);
            statement.setObject(8, expired);
            statement.setObject(9, expired);
            statement.setObject(10, expired);
            statement.setObject(11, now.minus(config.idempotency().abandonedAfter()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Claim.Granted(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant())
                        : null;
            }
        }
    }

    private static Claim look(Connection connection, ApiKey key, String idempotencyKey, String sha256)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setObject(1, key.id());
            statement.setString(2, idempotencyKey);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Claim.Busy();
                }
                if (!row.getString(1).equals(sha256)) {
                    return new Claim.Different();
                }
                String json = row.getString(2);
                return json == null ? new Claim.Busy() : new Claim.Answered(json);
            }
        }
    }

    void complete(ApiKey key, String idempotencyKey, String json) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COMPLETE)) {
            statement.setString(1, json);
            statement.setObject(2, key.id());
            statement.setString(3, idempotencyKey);
            statement.executeUpdate();
        }
    }

    /** Forgets that there was such a request. */
    void forget(ApiKey key, String idempotencyKey) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, key.id());
            statement.setString(2, idempotencyKey);
            statement.executeUpdate();
        }
    }

    /** Gives a claim up after a failure, so that the next try need not wait. */
    void release(ApiKey key, String idempotencyKey) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, key.id());
            statement.setString(2, idempotencyKey);
            statement.executeUpdate();
        }
    }

    /** Deletes a person's claims and answers up to a moment; returns how many. In the caller's transaction. */
    long erase(String subjectId, Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ERASE)) {
            statement.setString(1, subjectId);
            statement.setObject(2, before.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }

    /** Deletes what is kept no longer; returns how many rows went. */
    int expire() throws SQLException {
        Duration keep = config.idempotency().keep();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, now().minus(keep));
            return statement.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }
}
