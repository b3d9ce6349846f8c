package io.kalimtak.registry.observation;

import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of {@code request_counts}. */
@ApplicationScoped
public class RequestCountStore {
    private static final String PUT = """
            INSERT INTO request_counts (replica, minute, version, status, requests)
            SELECT * FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::int2[], ?::int8[])
            ON CONFLICT (version, minute, status, replica) DO UPDATE SET requests = excluded.requests
            """;

    /** A refusal for the caller's fault (4xx) is no error of the version, and no answer either. */
    private static final String BY_MINUTE = """
            SELECT minute, sum(requests)::int8 AS requests,
                coalesce(sum(requests) FILTER (WHERE status >= 500), 0)::int8 AS failed
            FROM request_counts
            WHERE version = ? AND minute >= ? AND minute < ? AND (status < 400 OR status >= 500)
            GROUP BY minute ORDER BY minute
            """;

    private final Database database;

    RequestCountStore(Database database) {
        this.database = database;
    }

    /**
     * How requests of one version ended within a minute.
     *
     * @param requests answered and failed ones
     * @param failed those without an answer, for no fault of the caller
     */
    public record Minute(Instant minute, long requests, long failed) {}

    void put(UUID replica, List<RequestCountsRequest.Count> counts) {
        database.write(
                PUT,
                counts,
                columns -> columns.add("uuid", count -> replica)
                        .add("timestamptz", RequestCountsRequest.Count::minute)
                        .add("text", RequestCountsRequest.Count::version)
                        .add("int2", RequestCountsRequest.Count::status)
                        .add("int8", RequestCountsRequest.Count::requests));
    }

    /** Of a version, minutes that begin in [since, until), the oldest first. */
    public List<Minute> byMinute(String version, Instant since, Instant until) {
        return database.list(
                BY_MINUTE,
                row -> new Minute(Database.instant(row, "minute"), row.getLong("requests"), row.getLong("failed")),
                version,
                since,
                until);
    }
}
