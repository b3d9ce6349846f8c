package io.kalimtak.registry.lineage;

import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Walks along versions: back by what training began with, on by the same. */
@ApplicationScoped
class LineageStore {
    /** {@code CYCLE} ends a walk along rows that somebody changed by hand into a ring. */
    private static final String ANCESTORS = """
            WITH RECURSIVE back AS (
                SELECT version, base_model, run_id, training_dataset_id, registration ->> 'source' AS source, 0 AS step
                FROM model_versions WHERE version = ?
                UNION ALL
                SELECT v.version, v.base_model, v.run_id, v.training_dataset_id, v.registration ->> 'source', b.step + 1
                FROM model_versions v JOIN back b ON v.version = b.base_model) CYCLE version SET again USING way
            SELECT * FROM back WHERE NOT again ORDER BY step
            """;

    /** A version that learnt directly and through another is there once, as one that learnt directly. */
    private static final String ONWARDS = """
            WITH RECURSIVE reached AS (
                SELECT version, %s AS through FROM model_versions WHERE %s
                UNION
                SELECT v.version, r.version FROM model_versions v JOIN reached r ON v.base_model = r.version),
            once AS (SELECT DISTINCT ON (version) version, through FROM reached
                ORDER BY version, through NULLS FIRST)
            SELECT v.version, v.training_dataset_id, v.run_id, o.through, v.deployment_status, v.contains_erased_data
            FROM once o JOIN model_versions v ON v.version = o.version ORDER BY v.created_at DESC, v.version DESC
            """;

    private static final String OF_SETS = ONWARDS.formatted("NULL::text", "training_dataset_id = ANY (?::uuid[])");
    private static final String OF_VERSION = ONWARDS.formatted("base_model", "base_model = ?");

    private final Database database;

    LineageStore(Database database) {
        this.database = database;
    }

    /** The version first; empty when there is no such version. */
    List<Ancestor> ancestors(String version) {
        return database.list(ANCESTORS, LineageStore::ancestor, version);
    }

    /** Versions whose training began with this one, directly or through each other, the newest first. */
    List<ReachedVersion> descendants(String version) {
        return database.list(OF_VERSION, LineageStore::reached, version);
    }

    /** Those trained on one of the sets, and those whose training began with one of them; the newest first. */
    List<ReachedVersion> reached(Collection<UUID> sets) {
        String array = "{" + String.join(",", sets.stream().map(UUID::toString).toList()) + "}";
        return database.list(OF_SETS, LineageStore::reached, array);
    }

    private static Ancestor ancestor(ResultSet row) throws SQLException {
        return new Ancestor(
                row.getString("version"),
                row.getString("base_model"),
                row.getObject("run_id", UUID.class),
                row.getObject("training_dataset_id", UUID.class),
                row.getString("source"));
    }

    private static ReachedVersion reached(ResultSet row) throws SQLException {
        return new ReachedVersion(
                row.getString("version"),
                row.getObject("training_dataset_id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getString("through"),
                row.getString("deployment_status"),
                row.getBoolean("contains_erased_data"));
    }
}
