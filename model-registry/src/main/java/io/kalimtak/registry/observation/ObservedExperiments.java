package io.kalimtak.registry.observation;

import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.decision.OffPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads what people had and said while an experiment ran. Shares change when an arm is dropped or a bandit learns; what was
 * answered under one routing table is compared with what was answered under the same one.
 */
@ApplicationScoped
public class ObservedExperiments {
    private static final String TABLE = "width_bucket(o.answered_at, string_to_array(?, ',')::timestamptz[]) - 1";

    private static final String BY_PERSON =
            "SELECT o.arm, " + TABLE + " AS place, " + ObservedRollouts.PERSON.formatted("o.unit")
                    + " AS unit, o.arm <> 'live' AS candidate, 1.0::float8 AS share,"
                    + ObservedRollouts.SUMS
                    + "WHERE o.rollout_id = ? AND o.answered_at >= ? AND o.answered_at < ? GROUP BY 1, 2, 3 ORDER BY 3, 2, 1";

    private static final String ARRIVED = """
            SELECT arm, place, count(*) AS people
            FROM (SELECT DISTINCT ON (o.unit) o.arm, greatest(%s, 0) AS place
                FROM observations o WHERE o.rollout_id = ? AND o.answered_at < ?
                ORDER BY o.unit, o.answered_at, o.interaction_id) first
            GROUP BY 1, 2 ORDER BY 2, 1
            """.formatted(TABLE);

    private static final String RATED = """
            SELECT %s AS unit, o.arm, o.probability, coalesce(o.target_tool, '') || '/' || coalesce(o.language, '') AS context,
                count(*) AS ratings, sum(f.score) AS scores
            FROM observations o JOIN LATERAL (
                SELECT score FROM observed_feedback
                WHERE interaction_id = o.interaction_id AND state = 'ACCEPTED'
                ORDER BY submitted_at DESC, feedback_id LIMIT 1) f ON f.score IS NOT NULL
            WHERE o.rollout_id = ? AND o.answered_at < ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """.formatted(ObservedRollouts.PERSON.formatted("o.unit"));

    private final Database database;

    ObservedExperiments(Database database) {
        this.database = database;
    }

    /**
     * What one person had of one arm under one routing table.
     *
     * @param table which of the experiment's tables, from 0
     */
    public record ObservedArm(String arm, int table, Observed had) {}

    /**
     * People who came for the first time under a table, by the arm that they got.
     *
     * @param table which of the experiment's tables, from 0
     */
    public record ArrivedAt(String arm, int table, long people) {}

    /**
     * By person: answers given in [since, until).
     *
     * @param tables when each of the experiment's tables came into force, ascending
     */
    public List<ObservedArm> byPerson(UUID rolloutId, List<Instant> tables, Instant since, Instant until) {
        return database.list(
                BY_PERSON,
                row -> new ObservedArm(
                        row.getString("arm"), Math.max(0, row.getInt("place")), ObservedRollouts.observed(row)),
                listed(tables),
                rolloutId,
                since,
                until);
    }

    /** People by table and arm, each counted once, until a moment. */
    public List<ArrivedAt> arrived(UUID rolloutId, List<Instant> tables, Instant until) {
        return database.list(
                ARRIVED,
                row -> new ArrivedAt(row.getString("arm"), row.getInt("place"), row.getLong("people")),
                listed(tables),
                rolloutId,
                until);
    }

    /** Ratings with the probabilities by which the arms were chosen; of several of one answer the newest. Of answers until a moment. */
    public List<OffPolicy.Rated> rated(UUID rolloutId, Instant until) {
        return database.list(
                RATED,
                row -> new OffPolicy.Rated(
                        row.getLong("unit"),
                        row.getString("arm"),
                        row.getDouble("probability"),
                        row.getString("context"),
                        row.getLong("ratings"),
                        row.getDouble("scores")),
                rolloutId,
                until);
    }

    private static String listed(List<Instant> tables) {
        return tables.stream().map(Instant::toString).collect(Collectors.joining(","));
    }
}
