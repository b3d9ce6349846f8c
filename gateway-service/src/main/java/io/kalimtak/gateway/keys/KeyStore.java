package io.kalimtak.gateway.keys;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.security.Role;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The key table. */
@ApplicationScoped
class KeyStore {
    private static final String IN_FORCE = """
            SELECT id, name, role, rate_per_minute, key_sha256 FROM api_keys
            WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
            """;
    private static final String COLUMNS =
            "id, name, role, rate_per_minute, created_at, created_by, expires_at, replaces, revoked_at, revoked_by";
    private static final String ONE = "SELECT " + COLUMNS + " FROM api_keys WHERE id = ?";
    private static final String PAGE = "SELECT " + COLUMNS + " FROM api_keys WHERE (created_at, id) < (?, ?)"
            + " ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final String INSERT = """
            INSERT INTO api_keys (id, name, role, key_sha256, rate_per_minute, created_at, created_by, replaces)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key_sha256) DO NOTHING
            """;
    private static final String EXPIRE = """
            UPDATE api_keys SET expires_at = ? WHERE id = ? AND revoked_at IS NULL AND expires_at IS NULL
            """;
    // The last way in stays open: whoever revokes the only administrator's key could never make another.
    private static final String REVOKE = """
            UPDATE api_keys SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL
            AND (role <> 'admin' OR EXISTS (SELECT FROM api_keys other WHERE other.role = 'admin'
                AND other.id <> api_keys.id AND other.revoked_at IS NULL AND other.expires_at IS NULL))
            """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.api_keys'))";
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID GREATEST_ID = new UUID(-1, -1);

    private final AgroalDataSource database;

    KeyStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Every key in force, by its hash. */
    Map<String, ApiKey> inForce() throws SQLException {
        Map<String, ApiKey> keys = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(IN_FORCE);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Role role = Role.ofLabel(rows.getString(3)).orElseThrow();
                keys.put(
                        rows.getString(5),
                        new ApiKey(
                                rows.getObject(1, UUID.class),
                                rows.getString(2),
                                role,
                                rows.getObject(4, Integer.class),
                                "key"));
            }
        }
        return keys;
    }

    /** Adds a key by its hash; one that is there already stays as it is, also when it was revoked. */
    void add(KeyRecord key, String sha256) throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, key, sha256);
        }
    }

    /**
     * Adds a key that takes another's place, which goes on working until then. False, and nothing added, when the other
     * is not in force or was replaced before.
     */
    boolean replace(KeyRecord key, String sha256, Instant until) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement expire = connection.prepareStatement(EXPIRE)) {
                expire.setObject(1, utc(until));
                expire.setObject(2, key.replaces());
                boolean replaced = expire.executeUpdate() == 1;
                if (replaced) {
                    insert(connection, key, sha256);
                }
                connection.commit();
                return replaced;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Takes a key back. False when it was taken back before, or is the last administrator's. */
    boolean revoke(UUID id, String actor, Instant at) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(LOCK);
                    PreparedStatement revoke = connection.prepareStatement(REVOKE)) {
                lock.execute();
                revoke.setObject(1, utc(at));
                revoke.setString(2, actor);
                revoke.setObject(3, id);
                boolean revoked = revoke.executeUpdate() == 1;
                connection.commit();
                return revoked;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    Optional<KeyRecord> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setObject(1, id);
            return records(statement).stream().findFirst();
        }
    }

    /** Newest first, from behind the cursor. */
    List<KeyRecord> page(Optional<Cursor> after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, utc(after.map(Cursor::time).orElse(END_OF_TIME)));
            statement.setObject(2, after.map(Cursor::id).orElse(GREATEST_ID));
            statement.setInt(3, limit);
            return records(statement);
        }
    }

    private static void insert(Connection connection, KeyRecord key, String sha256) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, key.keyId());
            statement.setString(2, key.name());
            statement.setString(3, key.role().label());
            statement.setString(4, sha256);
            statement.setObject(5, key.ratePerMinute());
            statement.setObject(6, utc(key.createdAt()));
            statement.setString(7, key.createdBy());
            statement.setObject(8, key.replaces());
            statement.executeUpdate();
        }
    }

    private static List<KeyRecord> records(PreparedStatement statement) throws SQLException {
        List<KeyRecord> keys = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                keys.add(new KeyRecord(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Role.ofLabel(row.getString("role")).orElseThrow(),
                        row.getObject("rate_per_minute", Integer.class),
                        instant(row, "created_at"),
                        row.getString("created_by"),
                        instant(row, "expires_at"),
                        row.getObject("replaces", UUID.class),
                        instant(row, "revoked_at"),
                        row.getString("revoked_by")));
            }
        }
        return keys;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
