package io.kalimtak.registry.erasure;

import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Revoked sets, and the versions that came of them. */
@ApplicationScoped
class RevokedSetStore {
    private static final String PUT = """
            INSERT INTO revoked_training_sets AS held (training_set_id, reason, held_erased, revoked_at)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (training_set_id) DO UPDATE SET held_erased = TRUE
            WHERE EXCLUDED.held_erased AND NOT held.held_erased
            """;

    /** Those trained on the set, and those whose training began with one of them; the newest first. */
    private static final String VERSIONS = """
            WITH RECURSIVE reached AS (
                SELECT version, created_at FROM model_versions WHERE training_dataset_id = ?
                UNION
                SELECT v.version, v.created_at FROM model_versions v JOIN reached r ON v.base_model = r.version)
            SELECT version FROM reached ORDER BY created_at DESC, version DESC
            """;

    private final Database database;

    RevokedSetStore(Database database) {
        this.database = database;
    }

    /** Notes a revoked set; that it held somebody who was erased is never taken back. */
    void put(UUID trainingSetId, String reason, boolean heldErased, Instant at) {
        database.update(PUT, trainingSetId, reason, heldErased, at);
    }

    List<String> versions(UUID trainingSetId) {
        return database.list(VERSIONS, row -> row.getString(1), trainingSetId);
    }
}
