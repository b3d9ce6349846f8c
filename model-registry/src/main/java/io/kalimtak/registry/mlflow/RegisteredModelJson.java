package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * MLflow's message {@code RegisteredModel}. Times are milliseconds since 1970.
 *
 * @param latestVersions the newest of each stage that has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegisteredModelJson(
        String name,
        long creationTimestamp,
        long lastUpdatedTimestamp,
        String description,
        List<ModelVersionJson> latestVersions,
        List<Tag> tags,
        List<AliasJson> aliases) {
    /** MLflow's message {@code RegisteredModelAlias}. */
    record AliasJson(String alias, String version) {}

    static RegisteredModelJson of(MlflowModel model, List<ModelVersionJson> latest, List<AliasJson> aliases) {
        return new RegisteredModelJson(
                model.name(),
                model.createdAt().toEpochMilli(),
                model.updatedAt().toEpochMilli(),
                model.description(),
                latest,
                Tag.of(model.tags()),
                aliases);
    }
}
