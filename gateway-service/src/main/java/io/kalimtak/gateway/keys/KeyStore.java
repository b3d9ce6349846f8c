package io.kalimtak.gateway.keys;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The key table. */
@ApplicationScoped
class KeyStore {
    private static final String SELECT = "SELECT id, name, role, key_sha256 FROM api_keys WHERE revoked_at IS NULL";
    private static final String INSERT = """
            INSERT INTO api_keys (id, name, role, key_sha256, created_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key_sha256) DO NOTHING
            """;

    private final AgroalDataSource database;
    private final Supplier<UUID> ids;
    private final Clock clock;

    KeyStore(AgroalDataSource database, Supplier<UUID> ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Every key in force, by its hash. */
    Map<String, ApiKey> inForce() throws SQLException {
        Map<String, ApiKey> keys = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Role role = Role.ofLabel(rows.getString(3)).orElseThrow();
                keys.put(rows.getString(4), new ApiKey(rows.getObject(1, UUID.class), rows.getString(2), role));
            }
        }
        return keys;
    }

    /** Adds a key by its hash; one that is there already stays as it is, also when it was revoked. */
    void add(String name, Role role, String sha256) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, ids.get());
            statement.setString(2, name);
            statement.setString(3, role.label());
            statement.setString(4, sha256);
            statement.setObject(5, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)));
            statement.executeUpdate();
        }
    }
}
