package io.kalimtak.kit.privacy;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps out what arrives late about people who were erased. Whoever stores a batch asks here first, in the transaction
 * that stores it: the answer holds until that transaction ends, because an erasure waits for all who asked.
 */
@ApplicationScoped
public class Tombstones {
    /** Shared by all who store, exclusive for an erasure: none can store what another is just erasing. */
    private static final String SHARE =
            "SELECT pg_advisory_xact_lock_shared(hashtext(current_schema() || '.erasures'))";

    private static final String EXCLUDE = "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.erasures'))";

    /**
     * Taken after the first: shared by who asks whether an interaction is gone, exclusive for who says so of a late one.
     * Else feedback that is just being stored would be seen by neither.
     */
    private static final String SHARE_GONE =
            "SELECT pg_advisory_xact_lock_shared(hashtext(current_schema() || '.erased_interactions'))";

    private static final String EXCLUDE_GONE =
            "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.erased_interactions'))";

    private static final String LATE = """
            SELECT arrived.interaction_id
            FROM unnest(?::uuid[], ?::text[], ?::timestamptz[]) AS arrived (interaction_id, subject_id, created_at)
            WHERE EXISTS (SELECT FROM erasures e
                WHERE e.subject_id = arrived.subject_id AND e.erased_before >= arrived.created_at)
               OR EXISTS (SELECT FROM erased_interactions e WHERE e.interaction_id = arrived.interaction_id)
            """;
    private static final String SAID = """
            SELECT said.id FROM unnest(?::uuid[], ?::text[], ?::timestamptz[]) AS said (id, subject_id, at)
            WHERE EXISTS (SELECT FROM erasures e WHERE e.subject_id = said.subject_id AND e.erased_before >= said.at)
            """;
    private static final String GONE = "SELECT interaction_id FROM erased_interactions WHERE interaction_id = ANY (?)";
    private static final String BURY =
            "INSERT INTO erased_interactions SELECT unnest(?::uuid[]), now() ON CONFLICT DO NOTHING";

    /** What arrived about an interaction; {@code subjectId} is null for one without a person. */
    public record Arrived(UUID interactionId, String subjectId, Instant createdAt) {}

    /** What somebody said about an interaction; {@code subjectId} is null where nobody is named. */
    public record Said(UUID feedbackId, UUID interactionId, String subjectId, Instant at) {}

    private final AgroalDataSource database;

    /** For proxies only. */
    protected Tombstones() {
        this.database = null;
    }

    @jakarta.inject.Inject
    public Tombstones(AgroalDataSource database) {
        this.database = database;
    }

    /** The interactions among these that are of an erased person and must not be stored; they are remembered as gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> late(List<Arrived> arrived) {
        try (Connection connection = database.getConnection()) {
            lock(connection, SHARE);
            Set<UUID> late = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement(LATE)) {
                new ColumnArrays<>(select, arrived)
                        .add("uuid", Arrived::interactionId)
                        .add("text", Arrived::subjectId)
                        .add("timestamptz", Arrived::createdAt);
                read(select, late);
            }
            if (!late.isEmpty()) {
                lock(connection, EXCLUDE_GONE);
                bury(connection, late);
            }
            return late;
        } catch (SQLException e) {
            throw new ErasureException("cannot look for erased people", e);
        }
    }

    /** The pieces among these that must not be stored: said by an erased person, or about an erased interaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> unsaid(List<Said> pieces) {
        try (Connection connection = database.getConnection()) {
            lock(connection, SHARE);
            Set<UUID> unsaid = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement(SAID)) {
                new ColumnArrays<>(select, pieces)
                        .add("uuid", Said::feedbackId)
                        .add("text", Said::subjectId)
                        .add("timestamptz", Said::at);
                read(select, unsaid);
            }
            Set<UUID> gone = new HashSet<>();
            lock(connection, SHARE_GONE);
            try (PreparedStatement select = connection.prepareStatement(GONE)) {
                new ColumnArrays<>(select, pieces).add("uuid", Said::interactionId);
                read(select, gone);
            }
            pieces.stream()
                    .filter(piece -> gone.contains(piece.interactionId()))
                    .forEach(piece -> unsaid.add(piece.feedbackId()));
            return unsaid;
        } catch (SQLException e) {
            throw new ErasureException("cannot look for erased people", e);
        }
    }

    /** Keeps erasures waiting until the transaction ends: what is read now is nobody's who is just being erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void share() {
        try (Connection connection = database.getConnection()) {
            lock(connection, SHARE);
        } catch (SQLException e) {
            throw new ErasureException("cannot get the lock that keeps erasures waiting", e);
        }
    }

    /** Remembers interactions as gone, within an erasure. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void bury(Collection<UUID> interactionIds) {
        try (Connection connection = database.getConnection()) {
            bury(connection, interactionIds);
        } catch (SQLException e) {
            throw new ErasureException("cannot remember erased interactions", e);
        }
    }

    /**
     * Remembers interactions as gone that are known late to be an erased person's, outside of the erasure itself. When it
     * returns, what was stored about them can be seen, and nothing more will be.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void buryLate(Collection<UUID> interactionIds) {
        try (Connection connection = database.getConnection()) {
            lock(connection, SHARE);
            lock(connection, EXCLUDE_GONE);
            bury(connection, interactionIds);
        } catch (SQLException e) {
            throw new ErasureException("cannot remember late interactions of erased people", e);
        }
    }

    /** Waits for all who are storing and keeps others from it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void exclude() {
        try (Connection connection = database.getConnection()) {
            lock(connection, EXCLUDE);
        } catch (SQLException e) {
            throw new ErasureException("cannot get the lock for an erasure", e);
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.execute();
        }
    }

    private static void read(PreparedStatement select, Set<UUID> into) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                into.add(row.getObject(1, UUID.class));
            }
        }
    }

    private static void bury(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(BURY)) {
            new ColumnArrays<>(insert, List.copyOf(ids)).add("uuid", id -> id);
            insert.executeUpdate();
        }
    }
}
