package io.kalimtak.curation.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.content.moderation.Category;
import io.kalimtak.curation.content.moderation.Moderation;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.judgement.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Reads and writes {@code moderations}, and which answers a judgement's words have. Needs a transaction. */
@ApplicationScoped
class ModerationStore {
    /** Rows that have no keys, or those of another judge, target or server; or else rows whose keys lack an answer. */
    private static final String UNANSWERED = """
            SELECT * FROM (
                SELECT next.*, row_number() OVER inOrder AS place,
                    sum(octet_length(input_text) + octet_length(structured_prompt) + coalesce(octet_length(corrected_output), 0))
                        OVER inOrder AS bytes
                FROM (
                    SELECT r.interaction_id, r.input_text, r.structured_prompt, r.corrected_output, r.language, r.target_tool,
                        j.target_hash
                    FROM rated_interactions r JOIN judgements j USING (interaction_id)
                    WHERE r.interaction_id > ? AND r.training_allowed AND NOT r.withdrawn AND j.judge = ?
                        AND j.dropped_by IS NULL AND j.target_hash =
                            encode(sha256(convert_to(coalesce(r.corrected_output, r.structured_prompt), 'UTF8')), 'hex')
                        AND (j.moderated_as IS DISTINCT FROM j.judge || ' ' || j.target_hash || ' ' || ?) = ?
                        AND (? OR EXISTS (SELECT 1 FROM unnest(j.moderation_keys) AS key
                            WHERE NOT EXISTS (SELECT 1 FROM moderations m WHERE m.key = key.key)))
                    ORDER BY r.interaction_id LIMIT ?) next
                WINDOW inOrder AS (ORDER BY interaction_id)) counted
            WHERE place = 1 OR bytes <= ? ORDER BY interaction_id
            """;

    /** Not of what was judged anew meanwhile: its words are others. */
    private static final String NAME = """
            UPDATE judgements j SET moderated_as = j.judge || ' ' || j.target_hash || ' ' || ?,
                moderation_keys = string_to_array(u.keys, ',')
            FROM unnest(?::uuid[], ?::text[], ?::text[]) AS u (id, target, keys)
            WHERE j.interaction_id = u.id AND j.judge = ? AND j.target_hash = u.target
            """;

    /**
     * Only where the words are still there: an erasure waits until this commits, and then finds the answers, or has taken
     * the judgement that is locked here.
     */
    private static final String PUT = """
            WITH held AS MATERIALIZED (
                SELECT moderation_keys FROM judgements WHERE interaction_id = ANY (?) ORDER BY interaction_id FOR SHARE)
            INSERT INTO moderations (key, severities, moderated_at)
            SELECT u.key, u.severities::jsonb, ? FROM unnest(?::text[], ?::text[]) AS u (key, severities)
            WHERE u.key IN (SELECT unnest(moderation_keys) FROM held)
            ORDER BY u.key ON CONFLICT (key) DO NOTHING
            """;

    private final Database database;
    private final ObjectMapper json;

    ModerationStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The next rows, in the order of their ids, at most so many and so many bytes; one alone may have more.
     *
     * @param fresh those that were never named, else those that were and lack an answer
     */
    List<UnmoderatedRow> unanswered(String judge, String server, boolean fresh, UUID after, int most, long bytes) {
        return database.call("look for words to moderate", connection -> {
            try (Statement statement = Statement.of(connection, UNANSWERED)) {
                return statement
                        .uuid(after)
                        .text(judge)
                        .text(server)
                        .flag(fresh)
                        .flag(fresh)
                        .number((long) most)
                        .number(bytes)
                        .list(ModerationStore::map);
            }
        });
    }

    /** Puts down by which keys the answers on these rows are found. */
    void name(String judge, String server, List<NamedRow> rows) {
        database.run("name answers", connection -> {
            try (Statement statement = Statement.of(connection, NAME).text(server)) {
                statement
                        .column("uuid", rows, NamedRow::interactionId)
                        .column("text", rows, NamedRow::targetHash)
                        .column("text", rows, row -> String.join(",", row.keys()))
                        .text(judge)
                        .update();
            }
        });
    }

    /** Those of these keys that have an answer. */
    Set<String> answered(Collection<String> keys) {
        return database.call("look for answers", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT key FROM moderations WHERE key = ANY (?)")
                    .column("text", keys, key -> key)) {
                return new HashSet<>(statement.list(row -> row.getString(1)));
            }
        });
    }

    /** Keeps answers on words of these interactions. */
    void put(Collection<UUID> interactionIds, Map<String, Moderation> answers, Instant now) {
        Collection<Map.Entry<String, Moderation>> rows = answers.entrySet();
        database.run("keep answers", connection -> {
            try (Statement statement =
                    Statement.of(connection, PUT).uuids(interactionIds).time(now)) {
                statement
                        .column("text", rows, Map.Entry::getKey)
                        .column("text", rows, row -> write(row.getValue()))
                        .update();
            }
        });
    }

    /** A row and the keys of its request, its target and, when it is corrected, its first answer. */
    record NamedRow(UUID interactionId, String targetHash, List<String> keys) {}

    private static UnmoderatedRow map(ResultSet row) throws SQLException {
        String original = row.getString("structured_prompt");
        String corrected = row.getString("corrected_output");
        return new UnmoderatedRow(
                Words.of(
                        row.getObject("interaction_id", UUID.class),
                        row.getString("input_text"),
                        corrected == null ? original : corrected,
                        row.getString("language"),
                        row.getString("target_tool")),
                corrected == null ? null : original,
                row.getString("target_hash"));
    }

    private String write(Moderation moderation) {
        Map<String, Integer> severities = new TreeMap<>();
        for (Map.Entry<Category, Integer> one : moderation.severities().entrySet()) {
            severities.put(one.getKey().label(), one.getValue());
        }
        try {
            return json.writeValueAsString(severities);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write severities as JSON", e);
        }
    }
}
