package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.db.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Descriptions and tags of registered models, which are routes. */
@ApplicationScoped
class MlflowModelStore {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final String SELECT = "SELECT * FROM mlflow_registered_models ";
    private static final String TOUCH = "INSERT INTO mlflow_models (route, updated_at) VALUES (?, ?)"
            + " ON CONFLICT (route) DO UPDATE SET updated_at = EXCLUDED.updated_at";

    private final Database database;
    private final Json json;

    MlflowModelStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    Optional<MlflowModel> find(String name) {
        return database.first(SELECT + "WHERE model = ?", this::model, name);
    }

    List<String> names() {
        return database.list("SELECT route FROM routes ORDER BY route", row -> row.getString(1));
    }

    /** One more than the page's limit where there are more. */
    List<MlflowModel> search(SearchSql.Condition where, String order, PageToken page) {
        List<Object> parameters = new ArrayList<>(where.parameters());
        parameters.add(page.limit() + 1);
        parameters.add(page.offset());
        return database.list(
                SELECT + "WHERE " + where.sql() + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                this::model,
                parameters.toArray());
    }

    void describe(String name, String description, Instant at) {
        database.update(TOUCH, name, at);
        database.update("UPDATE mlflow_models SET description = ? WHERE route = ?", description, name);
    }

    void put(String name, Tag tag, Instant at) {
        database.update(TOUCH, name, at);
        database.update(
                "INSERT INTO mlflow_model_tags (route, key, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (route, key) DO UPDATE SET value = EXCLUDED.value",
                name,
                tag.key(),
                tag.value());
    }

    void remove(String name, String key, Instant at) {
        database.update(TOUCH, name, at);
        database.update("DELETE FROM mlflow_model_tags WHERE route = ? AND key = ?", name, key);
    }

    private MlflowModel model(ResultSet row) throws SQLException {
        String tags = row.getString("tags");
        return new MlflowModel(
                row.getString("model"),
                Database.instant(row, "created_at"),
                Database.instant(row, "updated_at"),
                row.getString("description"),
                tags == null ? Map.of() : json.read(tags, TAGS));
    }
}
