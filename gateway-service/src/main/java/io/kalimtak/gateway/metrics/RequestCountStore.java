package io.kalimtak.gateway.metrics;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The table of counts. */
@ApplicationScoped
class RequestCountStore {
    private static final String PUT = """
            INSERT INTO request_counts (minute, replica, version, status, requests)
            SELECT * FROM unnest(?::timestamptz[], ?::uuid[], ?::text[], ?::int2[], ?::int8[])
            ON CONFLICT (minute, version, status, replica) DO UPDATE SET requests = EXCLUDED.requests
            """;
    private static final String SUM = """
            SELECT %s AS key, status, sum(requests)::int8 AS requests FROM request_counts
            WHERE minute >= ? AND minute < ? AND (?::text IS NULL OR version = ?)
            GROUP BY 1, 2
            """;

    private final AgroalDataSource database;

    RequestCountStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Sets this replica's counts. */
    void put(UUID replica, Map<CountedRequests, Long> counts) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            new ColumnArrays<>(put, List.copyOf(counts.entrySet()))
                    .add("timestamptz", count -> count.getKey().minute())
                    .add("uuid", count -> replica)
                    .add("text", count -> count.getKey().version())
                    .add("int2", count -> count.getKey().status())
                    .add("int8", Map.Entry::getValue);
            put.executeUpdate();
        }
    }

    /**
     * Requests by status, by the key of their group, of the minutes that begin in the window.
     *
     * @param version null for all
     */
    Map<String, Map<Integer, Long>> sum(Instant since, Instant until, String version, RequestGrouping by)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement sum = connection.prepareStatement(SUM.formatted(by.key()))) {
            sum.setObject(1, since.atOffset(ZoneOffset.UTC));
            sum.setObject(2, until.atOffset(ZoneOffset.UTC));
            sum.setString(3, version);
            sum.setString(4, version);
            Map<String, Map<Integer, Long>> groups = new HashMap<>();
            try (ResultSet row = sum.executeQuery()) {
                while (row.next()) {
                    groups.computeIfAbsent(row.getString("key"), key -> new TreeMap<>())
                            .put(row.getInt("status"), row.getLong("requests"));
                }
            }
            return groups;
        }
    }
}
