package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.db.Json;
import io.kalimtak.registry.decision.ExperimentDecision;
import io.kalimtak.registry.decision.ExperimentEvidence;
import io.kalimtak.registry.decision.ExperimentPolicy;
import io.kalimtak.registry.rollout.ExperimentLook.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decisions on experiments, append-only. */
@ApplicationScoped
class ExperimentDecisionStore {
    private static final TypeReference<ExperimentDecision> DECISION = new TypeReference<>() {};
    private static final TypeReference<ExperimentEvidence> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<ExperimentPolicy> POLICY = new TypeReference<>() {};
    private static final String SELECT = "SELECT at, applied, decision, evidence, policy FROM experiment_decisions"
            + " WHERE rollout_id = ? ORDER BY id DESC LIMIT ?";

    private final Database database;
    private final Json json;
    private final DecisionConfig config;

    ExperimentDecisionStore(Database database, Json json, DecisionConfig config) {
        this.database = database;
        this.json = json;
        this.config = config;
    }

    void append(UUID rolloutId, Found row) {
        database.update(
                """
                INSERT INTO experiment_decisions (rollout_id, at, verdict, reason, applied, evidence, policy, decision)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
                """,
                rolloutId,
                row.at(),
                row.decision().verdict().name(),
                row.decision().reason(),
                row.applied(),
                json.write(row.evidence()),
                json.write(row.policy()),
                json.write(row.decision()));
    }

    /** Whether a look says something new, or the last one that was written down is long ago. */
    boolean isNews(ExperimentLook look) {
        Optional<Found> newest = of(look.rollout().id(), 1).stream().findFirst();
        return newest.isEmpty()
                || newest.get().decision().verdict() != look.found().decision().verdict()
                || !newest.get()
                        .at()
                        .plus(config.recordEvery())
                        .isAfter(look.found().at());
    }

    /** The newest first. */
    List<Found> of(UUID rolloutId, int limit) {
        return database.list(SELECT, this::found, rolloutId, limit);
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                Database.instant(row, "at"),
                row.getBoolean("applied"),
                json.read(row.getString("decision"), DECISION),
                json.read(row.getString("evidence"), EVIDENCE),
                json.read(row.getString("policy"), POLICY));
    }
}
