package io.kalimtak.curation.judgement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.classification.Classification;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.judgement.Judgement.Dropped;
import io.kalimtak.curation.near.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Reads and writes {@code judgements}, and {@code requests} with what is still to be compared. */
@ApplicationScoped
public class JudgementStore {
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    /** In the order of the keys, so that two consumers that bring the same requests wait for each other in one order. */
    private static final String REQUESTS = """
            WITH fresh AS (
                INSERT INTO requests (request_key, signature, embedding, bands)
                SELECT DISTINCT ON (key) key, signature, embedding, bands::bigint[]
                FROM unnest(?::text[], ?::bytea[], ?::bytea[], ?::text[]) AS u (key, signature, embedding, bands)
                ORDER BY key
                ON CONFLICT (request_key) DO NOTHING
                RETURNING request_no)
            INSERT INTO requests_to_compare SELECT request_no FROM fresh
            """;

    private static final String UPSERT = """
            INSERT INTO judgements AS j (interaction_id, training_data_id, target_hash, judge, request_key, content_hash,
                language, domain, use_case, domain_confidence, use_case_confidence,
                redactions, dropped_by, rule_version, reason)
            SELECT interaction, row, target, judge, key, content, language, domain, use_case, sure, surely,
                redactions::jsonb, dropped_by, version, reason
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::float4[], ?::float4[], ?::text[], ?::text[], ?::int4[], ?::text[])
                AS u (interaction, row, target, judge, key, content, language, domain, use_case, sure, surely, redactions,
                dropped_by, version, reason)
            ON CONFLICT (interaction_id) DO UPDATE SET target_hash = excluded.target_hash, judge = excluded.judge,
                request_key = excluded.request_key, content_hash = excluded.content_hash, language = excluded.language,
                domain = excluded.domain, use_case = excluded.use_case, domain_confidence = excluded.domain_confidence,
                use_case_confidence = excluded.use_case_confidence,
                redactions = excluded.redactions, dropped_by = excluded.dropped_by,
                rule_version = excluded.rule_version, reason = excluded.reason
            """;

    private final Database database;
    private final ObjectMapper json;

    JudgementStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The judgements of these interactions by this judge, of whatever target; not those of kept rows whose request is
     * missing, which somebody else's erasure may have taken out at the same moment.
     */
    List<Judgement> find(Collection<UUID> interactionIds, String judge) {
        return database.call("read judgements", connection -> {
            String sql =
                    "SELECT * FROM judgements j WHERE interaction_id = ANY (?) AND judge = ? AND (dropped_by IS NOT NULL"
                            + " OR EXISTS (SELECT 1 FROM requests r WHERE r.request_key = j.request_key))";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement.uuids(interactionIds).text(judge).list(this::map);
            }
        });
    }

    /** The keys of the requests that these interactions were judged to make, by whatever judge. */
    Map<UUID, String> requestKeys(Collection<UUID> interactionIds) {
        Map<UUID, String> keys = new HashMap<>();
        database.run("read requests of judgements", connection -> {
            String sql = "SELECT interaction_id, request_key FROM judgements WHERE interaction_id = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).uuids(interactionIds)) {
                statement.list(row -> keys.put(row.getObject(1, UUID.class), row.getString(2)));
            }
        });
        return keys;
    }

    /** Forgets the sides of requests that no judgement names any more. */
    void forgetSides(Collection<String> requestKeys) {
        database.run("forget sides", connection -> {
            String sql = "DELETE FROM clusters c WHERE cluster_key = ANY (?)"
                    + " AND NOT EXISTS (SELECT 1 FROM judgements j WHERE j.request_key = c.cluster_key)";
            try (Statement statement = Statement.of(connection, sql).column("text", requestKeys, key -> key)) {
                statement.update();
            }
        });
    }

    /** Puts a request that is told apart otherwise now on the side that it was on. */
    void carrySide(String from, String to) {
        database.run("carry a side", connection -> {
            String sql =
                    "INSERT INTO clusters (cluster_key, split, first_set_id) SELECT ?, split, first_set_id FROM clusters"
                            + " WHERE cluster_key = ? ON CONFLICT DO NOTHING";
            try (Statement statement = Statement.of(connection, sql)) {
                statement.text(to).text(from).update();
            }
        });
    }

    /** Writes judgements, and the requests of those that are kept. */
    void put(List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            return;
        }
        putRequests(judgements.stream()
                .filter(one -> one.fingerprint() != null)
                .sorted(Comparator.comparing(Judgement::requestKey))
                .toList());
        database.run("write judgements", connection -> {
            try (Statement statement = Statement.of(connection, UPSERT)) {
                columns(statement, judgements).update();
            }
        });
    }

    /** Deletes the judgements of these interactions and returns the keys of their requests, one a judgement. */
    List<String> delete(Collection<UUID> interactionIds) {
        return database.call("forget judgements", connection -> {
            String sql = "DELETE FROM judgements WHERE interaction_id = ANY (?) RETURNING request_key";
            try (Statement statement = Statement.of(connection, sql).uuids(interactionIds)) {
                return statement.list(row -> row.getString(1));
            }
        });
    }

    /** The same of those whose request no set held. */
    List<String> deleteUnheld(Collection<UUID> interactionIds) {
        return database.call("forget judgements that no set needs", connection -> {
            String sql = "DELETE FROM judgements j WHERE interaction_id = ANY (?) AND NOT EXISTS"
                    + " (SELECT 1 FROM clusters c WHERE c.cluster_key = j.request_key) RETURNING request_key";
            try (Statement statement = Statement.of(connection, sql).uuids(interactionIds)) {
                return statement.list(row -> row.getString(1));
            }
        });
    }

    private void putRequests(List<Judgement> kept) {
        database.run("write requests", connection -> {
            try (Statement statement = Statement.of(connection, REQUESTS)) {
                statement
                        .column("text", kept, Judgement::requestKey)
                        .column("bytea", kept, one -> one.fingerprint().signature())
                        .column("bytea", kept, one -> one.fingerprint().embedding())
                        .column("text", kept, one -> bands(one.fingerprint()))
                        .update();
            }
        });
    }

    private static String bands(Fingerprint fingerprint) {
        return LongStream.of(fingerprint.bands()).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private Statement columns(Statement statement, List<Judgement> rows) throws SQLException {
        return statement
                .column("uuid", rows, Judgement::interactionId)
                .column("uuid", rows, one -> TrainingDataId.of(one.interactionId()))
                .column("text", rows, Judgement::targetHash)
                .column("text", rows, Judgement::judge)
                .column("text", rows, Judgement::requestKey)
                .column("text", rows, Judgement::contentHash)
                .column("text", rows, Judgement::language)
                .column("text", rows, one -> one.classification().domain())
                .column("text", rows, one -> one.classification().useCase())
                .column("float4", rows, one -> (float) one.classification().domainConfidence())
                .column("float4", rows, one -> (float) one.classification().useCaseConfidence())
                .column("text", rows, one -> write(one.redactions()))
                .column(
                        "text",
                        rows,
                        one -> one.dropped() == null ? null : one.dropped().rule())
                .column(
                        "int4",
                        rows,
                        one -> one.dropped() == null ? null : one.dropped().version())
                .column(
                        "text",
                        rows,
                        one -> one.dropped() == null ? null : one.dropped().reason());
    }

    /** The present row of a result that has the table's columns. */
    public Judgement map(ResultSet row) throws SQLException {
        String rule = row.getString("dropped_by");
        return new Judgement(
                row.getObject("interaction_id", UUID.class),
                row.getString("target_hash"),
                row.getString("judge"),
                row.getString("request_key"),
                row.getString("content_hash"),
                row.getString("language"),
                new Classification(
                        row.getString("domain"),
                        row.getString("use_case"),
                        row.getFloat("domain_confidence"),
                        row.getFloat("use_case_confidence")),
                read(row.getString("redactions")),
                rule == null ? null : new Dropped(rule, row.getInt("rule_version"), row.getString("reason")),
                null);
    }

    private String write(Map<String, Integer> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write counts as JSON", e);
        }
    }

    private Map<String, Integer> read(String text) {
        try {
            return json.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read counts from JSON", e);
        }
    }
}
