package io.kalimtak.registry.retention;

import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Versions whose files nobody will load. */
@ApplicationScoped
class ArtifactExpiryStore {
    /** Not the live version of a route, not the one its table names as the way back, nor the one that now would be. */
    private static final String NEEDLESS = """
            SELECT v.version FROM model_versions v
            WHERE v.deployment_status IN ('rejected', 'retired', 'rolled_back', 'quarantined')
              AND v.artifact_sha256 IS NOT NULL AND v.updated_at < ?
              AND NOT EXISTS (SELECT 1 FROM routes r WHERE v.version IN (r.live_version, r.previous_version))
              AND NOT EXISTS (SELECT 1 FROM routes r WHERE v.version = (
                  SELECT e.live_version FROM route_revisions e JOIN model_versions m ON m.version = e.live_version
                  WHERE e.route = r.route AND e.live_version <> r.live_version AND m.deployment_status = 'retired'
                  ORDER BY e.revision DESC LIMIT 1))
              AND NOT EXISTS (SELECT 1 FROM rollouts o
                  WHERE o.state IN ('RUNNING', 'HELD') AND v.version IN (o.version, o.from_version))
            ORDER BY v.version
            """;

    private final Database database;

    ArtifactExpiryStore(Database database) {
        this.database = database;
    }

    List<String> needless(Instant before) {
        return database.list(NEEDLESS, row -> row.getString(1), before);
    }

    /**
     * The same, locked: a decision that wants one of them waits for this transaction and then finds that the file is
     * gone; one that came first keeps its version out of this list.
     */
    List<String> lockNeedless(Instant before) {
        return database.list(NEEDLESS + " FOR UPDATE OF v SKIP LOCKED", row -> row.getString(1), before);
    }
}
