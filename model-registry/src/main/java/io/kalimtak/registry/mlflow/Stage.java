package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.registry.version.VersionStatus;
import java.util.Arrays;
import java.util.List;

/** MLflow's stages, as our statuses spell them. They are read: rollouts, and nothing else, change a status. */
enum Stage {
    NONE("None"),
    STAGING("Staging"),
    PRODUCTION("Production"),
    ARCHIVED("Archived");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Stage of(VersionStatus status) {
        return switch (status) {
            case REGISTERED -> NONE;
            case SHADOW, CANARY -> STAGING;
            case LIVE -> PRODUCTION;
            case REJECTED, RETIRED, ROLLED_BACK, QUARANTINED -> ARCHIVED;
        };
    }

    /** Throws a 400 problem for a label that is none; as MLflow does, it takes any case. */
    static Stage ofLabel(String label) {
        return Arrays.stream(values())
                .filter(stage -> stage.label.equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.violation("stage", "must be one of None, Staging, Production, Archived"));
    }

    /** The statuses that are this stage, as tables spell them. */
    List<String> statuses() {
        return Arrays.stream(VersionStatus.values())
                .filter(status -> of(status) == this)
                .map(VersionStatus::label)
                .toList();
    }

    /** Which call brings a version there, for a client that asked for it here. */
    String way() {
        return switch (this) {
            case PRODUCTION, STAGING ->
                "Versions get traffic by rollouts, which watch what people say and go back: POST /api/admin/rollouts";
            case ARCHIVED -> "A version leaves its route by POST /api/admin/rollback";
            case NONE -> "What a version has been stays in its history";
        };
    }
}
