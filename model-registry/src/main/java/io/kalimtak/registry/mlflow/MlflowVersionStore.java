package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.db.Json;
import io.kalimtak.registry.version.VersionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers, tags and descriptions of versions. */
@ApplicationScoped
class MlflowVersionStore {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final String SELECT = "SELECT * FROM mlflow_model_versions ";

    private final Database database;
    private final Json json;

    MlflowVersionStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Gives a version the next number. Numbers wait for each other until their transactions end, so none is left out. */
    void number(String version, Instant at) {
        database.lock("mlflow-numbers");
        database.update(
                "INSERT INTO mlflow_versions (version, number, updated_at)"
                        + " SELECT ?, coalesce(max(number), 0) + 1, ? FROM mlflow_versions",
                version,
                at);
    }

    Optional<MlflowVersion> find(String model, int number) {
        return database.first(SELECT + "WHERE model = ? AND number = ?", this::version, model, number);
    }

    Optional<MlflowVersion> find(String model, String version) {
        return database.first(SELECT + "WHERE model = ? AND version = ?", this::version, model, version);
    }

    /** The newest of a model in one of these statuses. */
    Optional<MlflowVersion> newest(String model, List<String> statuses) {
        return database.first(
                SELECT + "WHERE model = ? AND deployment_status = ANY (?::text[]) ORDER BY number DESC LIMIT 1",
                this::version,
                model,
                "{" + String.join(",", statuses) + "}");
    }

    /** One more than the page's limit where there are more. */
    List<MlflowVersion> search(SearchSql.Condition where, String order, PageToken page) {
        List<Object> parameters = new ArrayList<>(where.parameters());
        parameters.add(page.limit() + 1);
        parameters.add(page.offset());
        return database.list(
                SELECT + "WHERE " + where.sql() + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                this::version,
                parameters.toArray());
    }

    /** What a client said of a version that it registered. */
    void tell(String version, String runId, String runLink, String description) {
        database.update(
                "UPDATE mlflow_versions SET run_id = ?, run_link = ?, description = ? WHERE version = ?",
                runId,
                runLink,
                description,
                version);
    }

    void describe(String version, String description, Instant at) {
        database.update(
                "UPDATE mlflow_versions SET description = ?, updated_at = ? WHERE version = ?",
                description,
                at,
                version);
    }

    void put(String version, Tag tag, Instant at) {
        database.update(
                "INSERT INTO mlflow_version_tags (version, key, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (version, key) DO UPDATE SET value = EXCLUDED.value",
                version,
                tag.key(),
                tag.value());
        touch(version, at);
    }

    void remove(String version, String key, Instant at) {
        database.update("DELETE FROM mlflow_version_tags WHERE version = ? AND key = ?", version, key);
        touch(version, at);
    }

    private void touch(String version, Instant at) {
        database.update("UPDATE mlflow_versions SET updated_at = ? WHERE version = ?", at, version);
    }

    private MlflowVersion version(ResultSet row) throws SQLException {
        return new MlflowVersion(
                row.getString("model"),
                row.getString("version"),
                row.getInt("number"),
                VersionStatus.ofLabel(row.getString("deployment_status")),
                Database.instant(row, "created_at"),
                Database.instant(row, "updated_at"),
                row.getString("description"),
                row.getString("run_id"),
                row.getString("run_link"),
                row.getString("source"),
                row.getBoolean("awaits_artifact"),
                row.getString("reason"),
                row.getString("registered_by"),
                json.read(row.getString("tags"), TAGS));
    }
}
