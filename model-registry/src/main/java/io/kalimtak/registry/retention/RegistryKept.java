package io.kalimtak.registry.retention;

import static io.kalimtak.kit.retention.Sensitivity.CONTENT;
import static io.kalimtak.kit.retention.Sensitivity.OPERATION;
import static io.kalimtak.kit.retention.Sensitivity.PSEUDONYM;

import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.KeptDataSource;
import io.kalimtak.kit.retention.Sensitivity;
import io.kalimtak.registry.RegistryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this service keeps, for the policy. */
@ApplicationScoped
class RegistryKept implements KeptDataSource {
    private static final String EXPLAIN = "to explain which version answered, and why";

    private final RegistryRetentionConfig config;
    private final RegistryConfig registry;

    RegistryKept(RegistryRetentionConfig config, RegistryConfig registry) {
        this.config = config;
        this.registry = registry;
    }

    @Override
    public Map<String, String> rules() {
        return Map.of(
                "erasure_of_versions",
                switch (registry.erasure().policy()) {
                    case RETRAIN ->
                        "a version trained on an erased person is marked, promoted no further, and replaced by the next"
                                + " training cycle";
                    case QUARANTINE -> "a version trained on an erased person is marked and stops serving at once";
                    case ACCEPT ->
                        "a version trained on an erased person is marked and goes on: "
                                + registry.erasure().acceptedBecause().orElse("");
                });
    }

    @Override
    public List<KeptData> kept() {
        KeptData artifacts = KeptData.files(
                        ExpireArtifacts.ARTIFACTS,
                        "trained versions, which may quote what several people wrote",
                        "to answer with them",
                        CONTENT)
                .keptFor(config.artifacts(), "kalimtak.registry.retention.artifacts")
                .rule("since a version was rejected, retired, rolled back or quarantined; never a route's live or"
                        + " previous version");
        return Stream.concat(
                        Stream.of(
                                        operation("registry.model_versions", "versions, their metrics and lineage"),
                                        operation("registry.model_version_history", "how versions changed status"),
                                        operation(
                                                "registry.revoked_training_sets",
                                                "training sets that were taken back, and why"),
                                        operation("registry.rollouts", "rollouts and their steps"),
                                        operation("registry.rollout_history", "how rollouts went on"),
                                        operation(
                                                "registry.rollout_decisions",
                                                "what was decided on rollouts, with the numbers"),
                                        operation("registry.experiments", "how experiments share the traffic"),
                                        operation("registry.experiment_arms", "the versions of experiments"),
                                        operation(
                                                "registry.experiment_decisions",
                                                "what was decided on experiments, with the numbers"),
                                        operation("registry.routes", "the routing tables in force"),
                                        operation("registry.route_revisions", "every routing table there was"),
                                        operation("registry.alias_changes", "what aliases named, and who said so"),
                                        operation(
                                                "registry.mlflow_versions", "numbers of versions for MLflow's clients"),
                                        operation("registry.mlflow_version_tags", "tags that MLflow's clients set"),
                                        operation(
                                                "registry.mlflow_models",
                                                "descriptions of routes for MLflow's clients"),
                                        operation("registry.mlflow_model_tags", "tags of routes of MLflow's clients"))
                                .map(kept -> kept.rule("for good: append-only lineage")),
                        Stream.of(
                                artifacts,
                                observed(
                                        ExpireObservations.OBSERVATIONS,
                                        "which version answered a person, how fast, how long",
                                        PSEUDONYM),
                                observed(
                                        ExpireObservations.SHADOWS,
                                        "how fast and how long a shadow answered a copy of a person's request, without"
                                                + " words",
                                        PSEUDONYM),
                                observed(ExpireObservations.FEEDBACK, "ratings and signals, without words", PSEUDONYM),
                                observed(ExpireObservations.COUNTS, "how requests ended, by the minute", OPERATION)))
                .toList();
    }

    private KeptData observed(String table, String what, Sensitivity contains) {
        return KeptData.table(table, what, "to decide whether a version goes on or back", contains)
                .keptFor(config.observations(), "kalimtak.registry.retention.observations");
    }

    private static KeptData operation(String name, String what) {
        return KeptData.table(name, what, EXPLAIN, OPERATION);
    }
}
