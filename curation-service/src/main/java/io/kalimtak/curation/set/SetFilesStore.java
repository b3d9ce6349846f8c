package io.kalimtak.curation.set;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which sets need their rows no longer. */
@ApplicationScoped
class SetFilesStore {
    private static final String NEEDLESS = """
            SELECT id FROM training_sets WHERE status = 'REVOKED' OR (created_at < ? AND id <> (
                SELECT id FROM training_sets WHERE status = 'PUBLISHED' ORDER BY created_at DESC, id DESC LIMIT 1))
            ORDER BY created_at, id
            """;

    private final Database database;

    SetFilesStore(Database database) {
        this.database = database;
    }

    /** Revoked sets, and those made before the time; never the newest published one. */
    List<UUID> needless(Instant before) {
        return database.call("look for sets that are too old", connection -> {
            try (Statement statement = Statement.of(connection, NEEDLESS).time(before)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }
}
