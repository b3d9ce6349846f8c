package io.kalimtak.curation.set;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes {@code training_sets}. */
@ApplicationScoped
class TrainingSetStore {
    private static final String INSERT = """
            INSERT INTO training_sets (id, job_id, parent_id, status, location, manifest_sha256, rows_train, rows_eval,
                rows_preferences, rows_golden, created_at, content_sha256)
            VALUES (?, ?, ?, 'PUBLISHED', ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String PAGE = """
            SELECT * FROM training_sets WHERE (created_at, id) < (coalesce(?, 'infinity'::timestamptz), ?)
            ORDER BY created_at DESC, id DESC LIMIT ?
            """;

    private static final String REVOKE = """
            UPDATE training_sets SET status = 'REVOKED', revoked_at = ?, revoked_reason = ?
            WHERE id = ANY (?) AND status = 'PUBLISHED' RETURNING *
            """;

    /** Of several that are revoked at once only the newest of all is made again: nobody trains on an older one. */
    private static final String WANT_REBUILD = """
            INSERT INTO set_rebuilds (training_set_id, wanted_at)
            SELECT newest.id, ? FROM (SELECT id FROM training_sets WHERE status = 'PUBLISHED'
                ORDER BY created_at DESC, id DESC LIMIT 1) newest
            WHERE newest.id = ANY (?) ON CONFLICT DO NOTHING
            """;

    private static final UUID GREATEST_ID = new UUID(-1L, -1L);

    private final Database database;

    TrainingSetStore(Database database) {
        this.database = database;
    }

    void insert(WrittenSet set) {
        database.run("write a training set", connection -> {
            try (Statement statement = Statement.of(connection, INSERT)) {
                statement.uuid(set.id()).uuid(set.jobId()).uuid(set.parentId());
                statement.text(SetStorage.location(set.id())).text(set.manifestSha256());
                statement.number(set.rowsTrain()).number(set.rowsEval());
                statement
                        .number(set.rowsPreferences())
                        .number(set.rowsGolden())
                        .time(set.createdAt())
                        .text(set.contentSha256());
                statement.update();
            }
        });
    }

    Optional<UUID> newestId() {
        return page(null, 1).stream().findFirst().map(TrainingSetSummary::id);
    }

    /** Revokes those that are published, and has the newest of all made again when it is among them. */
    List<TrainingSetSummary> revoke(Collection<UUID> ids, String reason, Instant now) {
        return database.call("revoke training sets", connection -> {
            try (Statement rebuild = Statement.of(connection, WANT_REBUILD);
                    Statement revoke = Statement.of(connection, REVOKE)) {
                rebuild.time(now).uuids(ids).update();
                return revoke.time(now).text(reason).uuids(ids).list(TrainingSetStore::map);
            }
        });
    }

    /** Revoked sets whose rows still lie in the storage. */
    List<UUID> toRemove() {
        return database.call("look for revoked sets", connection -> {
            String sql =
                    "SELECT id FROM training_sets WHERE status = 'REVOKED' AND files_removed_at IS NULL ORDER BY id";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    void removed(UUID id, Instant now) {
        database.run("note that a set's rows are gone", connection -> {
            String sql = "UPDATE training_sets SET files_removed_at = ? WHERE id = ?";
            try (Statement statement = Statement.of(connection, sql)) {
                statement.time(now).uuid(id).update();
            }
        });
    }

    boolean isRevoked(UUID id) {
        return database.call("read a training set", connection -> {
            String sql = "SELECT 1 FROM training_sets WHERE id = ? AND status = 'REVOKED'";
            try (Statement statement = Statement.of(connection, sql)) {
                return !statement.uuid(id).list(row -> row.getInt(1)).isEmpty();
            }
        });
    }

    boolean exists(UUID id) {
        return database.call("read a training set", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT 1 FROM training_sets WHERE id = ?")) {
                return !statement.uuid(id).list(row -> row.getInt(1)).isEmpty();
            }
        });
    }

    /** Newest first, from behind the cursor; null for the first page. */
    List<TrainingSetSummary> page(Cursor after, int limit) {
        return database.call("read training sets", connection -> {
            try (Statement statement = Statement.of(connection, PAGE)) {
                statement.time(after == null ? null : after.time());
                statement.uuid(after == null ? GREATEST_ID : after.id());
                return statement.number((long) limit).list(TrainingSetStore::map);
            }
        });
    }

    private static TrainingSetSummary map(ResultSet row) throws SQLException {
        return new TrainingSetSummary(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("status"),
                row.getString("location"),
                row.getString("manifest_sha256"),
                row.getString("content_sha256"),
                row.getLong("rows_train"),
                row.getLong("rows_eval"),
                row.getLong("rows_preferences"),
                row.getLong("rows_golden"),
                instant(row, "created_at"));
    }
}
