package io.kalimtak.registry.observation;

import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads what people had and said while a rollout ran. */
@ApplicationScoped
public class ObservedRollouts {
    /** The share is told by the event itself, so no clock decides to which step an answer belongs. */
    private static final String SHARE =
            "round((CASE WHEN arm = 'canary' THEN probability ELSE 1 - probability END)::numeric, 4)::float8";

    /**
     * Who asked, by one of 32,768 numbers, so that a look at millions of people takes no more memory than one at so many. Two
     * people of one number count as one: the variance is then that of leaving out a group (Kott 2001, "The delete-a-group
     * jackknife"), which is as good with groups by chance.
     */
    static final String PERSON = "(%s & 32767)";

    /** Of several ratings of one answer the newest counts. */
    static final String SUMS = """
                count(*) AS answers, sum(o.milliseconds) AS milliseconds, sum(o.tokens) AS tokens,
                count(f.score) AS rated, coalesce(sum(f.score), 0) AS scores,
                count(*) FILTER (WHERE f.score >= 4) AS satisfied,
                count(f.accepted) AS signalled, count(*) FILTER (WHERE f.accepted) AS accepted,
                count(o.refused) AS judged, count(*) FILTER (WHERE o.refused) AS refusals,
                count(o.cost) AS priced, coalesce(sum(o.cost), 0) AS cost
            FROM observations o LEFT JOIN LATERAL (
                SELECT score, accepted FROM observed_feedback
                WHERE interaction_id = o.interaction_id AND state = 'ACCEPTED'
                ORDER BY submitted_at DESC, feedback_id LIMIT 1) f ON TRUE
            """;

    private static final String BY_PERSON = "SELECT " + PERSON.formatted("o.unit")
            + " AS unit, o.arm = 'canary' AS candidate, " + SHARE + " AS share," + SUMS
            + "WHERE o.rollout_id = ? AND o.answered_at >= ? AND o.answered_at < ? GROUP BY 1, 2, 3 ORDER BY 1, 3, 2";

    private static final String OF_VERSION =
            "SELECT " + PERSON.formatted("o.unit") + " AS unit, ? AS candidate, 1.0::float8 AS share," + SUMS
                    + "WHERE o.route = ? AND o.version = ? AND o.arm <> 'pinned' AND o.answered_at >= ? AND o.answered_at < ? GROUP BY 1 ORDER BY 1";

    /** Each person once, at the share that he or she came at: who comes again is no news about the assignment. */
    private static final String ARRIVED = """
            SELECT share, count(*) FILTER (WHERE NOT candidate) AS live, count(*) FILTER (WHERE candidate) AS candidate
            FROM (SELECT DISTINCT ON (unit) arm = 'canary' AS candidate, %s AS share
                FROM observations WHERE rollout_id = ? ORDER BY unit, 2) first
            GROUP BY share ORDER BY share
            """.formatted(SHARE);

    private final Database database;

    ObservedRollouts(Database database) {
        this.database = database;
    }

    /** By person, the smallest share first: answers given in [since, until). Of several ratings of one the newest counts. */
    public List<Observed> byPerson(UUID rolloutId, Instant since, Instant until) {
        return database.list(BY_PERSON, ObservedRollouts::observed, rolloutId, since, until);
    }

    /**
     * By person, what a version answered on a route in [since, until), whatever the rollout.
     *
     * @param candidate how it is to be counted
     */
    public List<Observed> ofVersion(String route, String version, boolean candidate, Instant since, Instant until) {
        return database.list(OF_VERSION, ObservedRollouts::observed, candidate, route, version, since, until);
    }

    /**
     * People who came at a share, by the arm that they got.
     *
     * @param share of traffic that the candidate had
     */
    public record Arrived(double share, long live, long candidate) {}

    /** By share, the smallest first; who came at several counts at the smallest. */
    public List<Arrived> arrived(UUID rolloutId) {
        return database.list(
                ARRIVED,
                row -> new Arrived(row.getDouble("share"), row.getLong("live"), row.getLong("candidate")),
                rolloutId);
    }

    static Observed observed(ResultSet row) throws SQLException {
        return new Observed(
                row.getLong("unit"),
                row.getDouble("share"),
                row.getBoolean("candidate"),
                row.getLong("answers"),
                row.getLong("milliseconds"),
                row.getLong("tokens"),
                row.getLong("rated"),
                row.getLong("scores"),
                row.getLong("satisfied"),
                row.getLong("signalled"),
                row.getLong("accepted"),
                row.getLong("judged"),
                row.getLong("refusals"),
                row.getLong("priced"),
                row.getDouble("cost"));
    }
}
