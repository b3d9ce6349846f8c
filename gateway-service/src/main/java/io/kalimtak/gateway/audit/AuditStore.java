package io.kalimtak.gateway.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table of the trail. */
@ApplicationScoped
class AuditStore {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.audit_trail'))";
    private static final String LAST = "SELECT * FROM audit_trail ORDER BY seq DESC LIMIT 1";
    private static final String AFTER = "SELECT * FROM audit_trail WHERE seq > ? ORDER BY seq LIMIT ?";
    private static final String BEFORE = "SELECT * FROM audit_trail WHERE seq < ? ORDER BY seq DESC LIMIT ?";
    private static final String INSERT = """
            INSERT INTO audit_trail
                (seq, at, call_id, phase, actor, role, method, path, status, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource database;

    AuditStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Appends an entry; the lock makes one chain of what several replicas write. */
    void append(AuditEntry entry) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(LOCK);
                    PreparedStatement last = connection.prepareStatement(LAST)) {
                lock.execute();
                List<AuditEntry> found = entries(last);
                insert(connection, entry.chainedTo(found.isEmpty() ? null : found.getFirst()));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Oldest first, from behind a number. */
    List<AuditEntry> after(long seq, int limit) throws SQLException {
        return select(AFTER, seq, limit);
    }

    /** Newest first, from before a number. */
    List<AuditEntry> before(long seq, int limit) throws SQLException {
        return select(BEFORE, seq, limit);
    }

    private List<AuditEntry> select(String sql, long seq, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, seq);
            statement.setInt(2, limit);
            return entries(statement);
        }
    }

    private static void insert(Connection connection, AuditEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, entry.seq());
            statement.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
            statement.setObject(3, entry.callId());
            statement.setString(4, entry.phase());
            statement.setString(5, entry.actor());
            statement.setString(6, entry.role());
            statement.setString(7, entry.method());
            statement.setString(8, entry.path());
            statement.setObject(9, entry.status());
            statement.setString(10, entry.previousHash());
            statement.setString(11, entry.hash());
            statement.executeUpdate();
        }
    }

    private static List<AuditEntry> entries(PreparedStatement statement) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(new AuditEntry(
                        row.getLong("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("call_id", UUID.class),
                        row.getString("phase"),
                        row.getString("actor"),
                        row.getString("role"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getObject("status", Integer.class),
                        row.getString("previous_hash"),
                        row.getString("hash")));
            }
        }
        return entries;
    }
}
