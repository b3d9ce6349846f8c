package io.kalimtak.curation.fresh;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.set.row.SetRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads candidates by the time of their rating. */
@ApplicationScoped
class FreshRowStore {
    /**
     * The candidates follow consent a moment later, so it is asked for here as well. What a set had to train on, or had
     * something in the same cluster of, is no test; what the golden set holds is tested anyway.
     */
    private static final String PAGE = """
            SELECT t.id, t.source_interaction_id, t.input_prompt, t.target_output, t.language, t.target_tool,
                coalesce(k.domain, t.domain_category) AS domain, coalesce(k.use_case, t.use_case) AS use_case,
                t.quality_score, t.weight, t.score, t.corrected, t.model_version, t.cluster_key, i.created_at, t.rated_at,
                q.request_no, c.cluster_no, q.signature, q.embedding
            FROM training_data t
            JOIN interactions i ON i.interaction_id = t.source_interaction_id AND i.training_allowed
            LEFT JOIN consents s ON s.subject_id = i.subject_id
            LEFT JOIN classification_corrections k ON k.interaction_id = t.source_interaction_id
            LEFT JOIN requests q ON q.request_key = t.cluster_key
            LEFT JOIN request_clusters c ON c.request_no = q.request_no
            WHERE t.rated_at >= ? AND (t.rated_at, t.id) < (?, ?) AND (t.corrected OR t.score >= ?)
                AND coalesce(s.training, TRUE) AND NOT coalesce(i.created_at <= s.erased_at, FALSE)
                AND NOT EXISTS (SELECT 1 FROM golden_items g
                    WHERE g.interaction_id = t.source_interaction_id OR g.request_key = t.cluster_key)
                AND NOT EXISTS (SELECT 1 FROM clusters own WHERE own.cluster_key = t.cluster_key AND own.split = 'train')
                AND NOT EXISTS (
                    SELECT 1 FROM request_clusters o JOIN requests r ON r.request_no = o.request_no
                    JOIN clusters other ON other.cluster_key = r.request_key AND other.split = 'train'
                    WHERE o.cluster_no = c.cluster_no)
            ORDER BY t.rated_at DESC, t.id DESC LIMIT ?
            """;

    /** OFFSET 0 leaves the planner the look-ups by band alone, as when requests are compared. */
    private static final String TRAINED_NEIGHBOURS = """
            SELECT q.request_no AS no, n.signature, n.embedding
            FROM requests q CROSS JOIN LATERAL (
                SELECT o.signature, o.embedding
                FROM (SELECT DISTINCT b.request_no
                    FROM unnest(q.bands) AS k (band) JOIN request_bands b ON b.band = k.band
                    WHERE b.request_no <> q.request_no OFFSET 0) m
                JOIN requests o ON o.request_no = m.request_no
                WHERE EXISTS (SELECT 1 FROM clusters k WHERE k.cluster_key = o.request_key AND k.split = 'train')
                LIMIT ?) n
            WHERE q.request_no = ANY (?)
            """;

    private final Database database;

    FreshRowStore(Database database) {
        this.database = database;
    }

    /**
     * Candidates rated at or after a time, newest first.
     *
     * @param before the time and the row behind which the page begins
     * @param minScore the lowest rating of those that are not corrected
     */
    List<FreshRow> page(Instant since, Instant before, UUID beforeId, int minScore, int most) {
        return database.call("read fresh rows", connection -> {
            try (Statement statement = Statement.of(connection, PAGE)) {
                return statement
                        .time(since)
                        .time(before)
                        .uuid(beforeId)
                        .number((long) minScore)
                        .number((long) most)
                        .list(FreshRowStore::map);
            }
        });
    }

    /** Of each request at most so many of the trained-on ones that share a band with it. */
    Map<Long, List<Fingerprint>> trainedNeighbours(Collection<Long> requests, int most) {
        Map<Long, List<Fingerprint>> neighbours = new HashMap<>();
        database.run("look for trained requests", connection -> {
            try (Statement statement = Statement.of(connection, TRAINED_NEIGHBOURS)) {
                statement
                        .number((long) most)
                        .column("int8", requests, no -> no)
                        .list(row -> neighbours
                                .computeIfAbsent(row.getLong("no"), no -> new ArrayList<>())
                                .add(fingerprint(row)));
            }
        });
        return neighbours;
    }

    private static FreshRow map(ResultSet row) throws SQLException {
        Long requestNo = row.getObject("request_no", Long.class);
        int score = row.getInt("score");
        boolean scored = !row.wasNull();
        SetRow said = new SetRow(
                row.getObject("id", UUID.class),
                row.getObject("source_interaction_id", UUID.class),
                null,
                row.getString("input_prompt"),
                row.getString("target_output"),
                row.getString("language"),
                row.getString("target_tool"),
                row.getString("domain"),
                row.getString("use_case"),
                row.getDouble("quality_score"),
                row.getDouble("weight"),
                scored ? score : null,
                row.getBoolean("corrected"),
                row.getString("model_version"),
                null,
                row.getString("cluster_key"),
                instant(row, "created_at"));
        return new FreshRow(
                said,
                instant(row, "rated_at"),
                requestNo,
                row.getObject("cluster_no") != null,
                requestNo == null ? null : fingerprint(row));
    }

    private static Fingerprint fingerprint(ResultSet row) throws SQLException {
        return new Fingerprint(row.getBytes("signature"), row.getBytes("embedding"), new long[0]);
    }
}
