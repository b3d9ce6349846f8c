package io.kalimtak.registry.observation;

import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads what a shadow did with copies of requests, beside what people were shown. */
@ApplicationScoped
public class ObservedShadows {
    private static final String BY_PERSON = """
            SELECT %s AS unit, count(*) AS copies, count(*) FILTER (WHERE failed) AS failures,
                sum(milliseconds) FILTER (WHERE NOT failed) AS milliseconds,
                sum(shown_milliseconds) FILTER (WHERE NOT failed) AS shown_milliseconds,
                sum(tokens) FILTER (WHERE NOT failed) AS tokens,
                sum(shown_tokens) FILTER (WHERE NOT failed) AS shown_tokens,
                coalesce(sum(similarity), 0) AS similarity
            FROM shadow_observations WHERE rollout_id = ? AND answered_at >= ? AND answered_at < ?
            GROUP BY 1 ORDER BY 1
            """.formatted(ObservedRollouts.PERSON.formatted("unit"));

    private final Database database;

    ObservedShadows(Database database) {
        this.database = database;
    }

    /**
     * The copies of one person's requests. Sums are of those that did not fail, of the shadow and of what was shown.
     *
     * @param unit who: the person, or the session where none is named
     * @param copies how many the shadow got
     * @param failures how many of them failed
     * @param similarity sum over those that did not
     */
    public record Shadowed(
            long unit,
            long copies,
            long failures,
            long milliseconds,
            long shownMilliseconds,
            long tokens,
            long shownTokens,
            double similarity) {
        /** Copies that got an answer. */
        public long answered() {
            return copies - failures;
        }
    }

    /** By person: requests of [since, until). */
    public List<Shadowed> byPerson(UUID rolloutId, Instant since, Instant until) {
        return database.list(
                BY_PERSON,
                row -> new Shadowed(
                        row.getLong("unit"),
                        row.getLong("copies"),
                        row.getLong("failures"),
                        row.getLong("milliseconds"),
                        row.getLong("shown_milliseconds"),
                        row.getLong("tokens"),
                        row.getLong("shown_tokens"),
                        row.getDouble("similarity")),
                rolloutId,
                since,
                until);
    }
}
