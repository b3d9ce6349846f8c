package io.kalimtak.curation.set;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes {@code training_sets}. */
@ApplicationScoped
class TrainingSetStore {
    private static final String INSERT = """
            INSERT INTO training_sets (id, job_id, parent_id, status, location, manifest_sha256, rows_train, rows_eval,
                rows_preferences, created_at)
            VALUES (?, ?, ?, 'PUBLISHED', ?, ?, ?, ?, 0, ?)
            """;

    private static final String PAGE = """
            SELECT * FROM training_sets WHERE (created_at, id) < (coalesce(?, 'infinity'::timestamptz), ?)
            ORDER BY created_at DESC, id DESC LIMIT ?
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
                statement.text(TrainingSetFolder.location(set.id())).text(set.manifestSha256());
                statement.number(set.rowsTrain()).number(set.rowsEval()).time(set.createdAt());
                statement.update();
            }
        });
    }

    Optional<UUID> newestId() {
        return page(null, 1).stream().findFirst().map(TrainingSetSummary::id);
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
                row.getLong("rows_train"),
                row.getLong("rows_eval"),
                row.getLong("rows_preferences"),
                instant(row, "created_at"));
    }
}
