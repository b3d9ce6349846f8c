package io.kalimtak.registry.version;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.db.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of versions and of their histories. */
@ApplicationScoped
public class VersionStore {
    private static final TypeReference<Registration> REGISTRATION = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> EVIDENCE = new TypeReference<>() {};
    private static final String SELECT = "SELECT version, registration, artifact_bytes, deployment_status, reason,"
            + " deployed_at, created_at, contains_erased_data FROM model_versions ";

    private final Database database;
    private final Json json;

    VersionStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    public Optional<ModelVersion> find(String version) {
        return database.first(SELECT + "WHERE version = ?", this::version, version);
    }

    /** The same, and nobody else changes it until the transaction ends. */
    public Optional<ModelVersion> lock(String version) {
        return database.first(SELECT + "WHERE version = ? FOR UPDATE", this::version, version);
    }

    /** The newest first; one more than the limit where there are more. */
    List<ModelVersion> page(Optional<Cursor> after, int limit) {
        if (after.isEmpty()) {
            return database.list(SELECT + "ORDER BY created_at DESC, version DESC LIMIT ?", this::version, limit + 1);
        }
        return database.list(
                SELECT + "WHERE (created_at, version) < (?, ?) ORDER BY created_at DESC, version DESC LIMIT ?",
                this::version,
                after.get().time(),
                after.get().key(),
                limit + 1);
    }

    /** Names of the versions that name this one as their parent, the oldest first. */
    List<String> children(String version) {
        return database.list(
                "SELECT version FROM model_versions WHERE parent_version = ? ORDER BY created_at, version",
                row -> row.getString(1),
                version);
    }

    /** The oldest change first. */
    List<StatusChange> history(String version) {
        return database.list(
                "SELECT from_status, to_status, at, actor, reason, evidence FROM model_version_history"
                        + " WHERE version = ? ORDER BY id",
                this::change,
                version);
    }

    /** False when the name is taken. */
    boolean insert(ModelVersion row) {
        Registration facts = row.facts();
        int inserted = database.update(
                """
                INSERT INTO model_versions (version, base_model, training_dataset_id, performance_metrics,
                    deployment_status, deployed_at, created_at, engine, parent_version, run_id, artifact_sha256,
                    artifact_bytes, reason, updated_at, registration, contains_erased_data)
                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                ON CONFLICT (version) DO NOTHING
                """,
                row.version(),
                facts.baseModel(),
                facts.trainingSetId(),
                json.write(facts.metrics()),
                row.status().label(),
                row.deployedAt(),
                row.createdAt(),
                facts.engine(),
                facts.parentVersion(),
                facts.runId(),
                facts.artifactSha256(),
                row.artifactBytes(),
                row.reason(),
                row.createdAt(),
                json.write(facts),
                row.containsErasedData());
        return inserted == 1;
    }

    void setStatus(ModelVersion row, Instant at) {
        database.update(
                "UPDATE model_versions SET deployment_status = ?, reason = ?, deployed_at = ?, updated_at = ?"
                        + " WHERE version = ?",
                row.status().label(),
                row.reason(),
                row.deployedAt(),
                at,
                row.version());
    }

    void setArtifact(ModelVersion row, Instant at) {
        database.update(
                "UPDATE model_versions SET artifact_sha256 = ?, artifact_bytes = ?, registration = ?::jsonb, updated_at = ?"
                        + " WHERE version = ?",
                row.facts().artifactSha256(),
                row.artifactBytes(),
                json.write(row.facts()),
                at,
                row.version());
    }

    void setErased(String version, Instant at) {
        database.update(
                "UPDATE model_versions SET contains_erased_data = TRUE, updated_at = ? WHERE version = ?", at, version);
    }

    /** Whether the set held somebody who has been erased since. */
    boolean heldErased(UUID trainingSetId) {
        return database.first(
                        "SELECT 1 FROM revoked_training_sets WHERE training_set_id = ? AND held_erased",
                        row -> 1,
                        trainingSetId)
                .isPresent();
    }

    /** Why the set that a version was trained on was revoked; empty when it was not. */
    public Optional<String> revocation(UUID trainingSetId) {
        return database.first(
                "SELECT reason FROM revoked_training_sets WHERE training_set_id = ?",
                row -> row.getString(1),
                trainingSetId);
    }

    void append(String version, StatusChange change) {
        database.update(
                "INSERT INTO model_version_history (version, from_status, to_status, at, actor, reason, evidence)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)",
                version,
                change.from() == null ? null : change.from().label(),
                change.to().label(),
                change.at(),
                change.actor(),
                change.reason(),
                json.write(change.evidence()));
    }

    private ModelVersion version(ResultSet row) throws SQLException {
        return new ModelVersion(
                row.getString("version"),
                json.read(row.getString("registration"), REGISTRATION),
                row.getObject("artifact_bytes", Long.class),
                VersionStatus.ofLabel(row.getString("deployment_status")),
                row.getString("reason"),
                Database.instant(row, "deployed_at"),
                Database.instant(row, "created_at"),
                row.getBoolean("contains_erased_data"));
    }

    private StatusChange change(ResultSet row) throws SQLException {
        String from = row.getString("from_status");
        return new StatusChange(
                from == null ? null : VersionStatus.ofLabel(from),
                VersionStatus.ofLabel(row.getString("to_status")),
                Database.instant(row, "at"),
                row.getString("actor"),
                row.getString("reason"),
                json.read(row.getString("evidence"), EVIDENCE));
    }
}
