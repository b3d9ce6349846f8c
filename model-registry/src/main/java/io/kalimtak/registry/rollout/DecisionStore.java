package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.db.Json;
import io.kalimtak.registry.decision.Decision;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decisions on rollouts, append-only. */
@ApplicationScoped
class DecisionStore {
    private static final TypeReference<Decision> DECISION = new TypeReference<>() {};
    private static final TypeReference<Evidence> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<Policy> POLICY = new TypeReference<>() {};
    private static final String SELECT =
            "SELECT at, applied, decision, evidence, policy FROM rollout_decisions WHERE rollout_id = ? ORDER BY id DESC";

    private final Database database;
    private final Json json;

    DecisionStore(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void append(UUID rolloutId, RolloutDecision row) {
        database.update(
                """
                INSERT INTO rollout_decisions (rollout_id, at, verdict, reason, applied, evidence, policy, decision)
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

    Optional<RolloutDecision> newest(UUID rolloutId) {
        return database.first(SELECT + " LIMIT 1", this::decision, rolloutId);
    }

    /** The newest first. */
    List<RolloutDecision> of(UUID rolloutId, int limit) {
        return database.list(SELECT + " LIMIT ?", this::decision, rolloutId, limit);
    }

    private RolloutDecision decision(ResultSet row) throws SQLException {
        return new RolloutDecision(
                Database.instant(row, "at"),
                row.getBoolean("applied"),
                json.read(row.getString("decision"), DECISION),
                json.read(row.getString("evidence"), EVIDENCE),
                json.read(row.getString("policy"), POLICY));
    }
}
