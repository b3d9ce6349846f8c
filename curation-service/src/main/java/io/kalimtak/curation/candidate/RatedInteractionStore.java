package io.kalimtak.curation.candidate;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the view {@code rated_interactions}. */
@ApplicationScoped
public class RatedInteractionStore {
    private static final String UNJUDGED = """
            SELECT interaction_id FROM rated_interactions r
            WHERE interaction_id > ? AND interaction_id <= ? AND training_allowed AND NOT withdrawn AND NOT EXISTS (
                SELECT 1 FROM judgements j WHERE j.interaction_id = r.interaction_id AND j.judge = ?
                    AND j.target_hash =
                        encode(sha256(convert_to(coalesce(r.corrected_output, r.structured_prompt), 'UTF8')), 'hex')
                    AND (j.dropped_by IS NOT NULL
                        OR EXISTS (SELECT 1 FROM requests q WHERE q.request_key = j.request_key)))
            ORDER BY interaction_id
            """;
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** The sizes stand beside the texts, which are not read for them. */
    private static final String BYTES = """
            SELECT i.interaction_id, octet_length(i.input_text) + octet_length(i.structured_prompt) + coalesce((
                SELECT max(octet_length(r.corrected_output)) FROM ratings r WHERE r.interaction_id = i.interaction_id), 0)
            FROM interactions i WHERE i.interaction_id = ANY (?)
            """;

    private final Database database;

    public RatedInteractionStore(Database database) {
        this.database = database;
    }

    /** Those among these that are rated or reviewed, in no order. */
    public List<RatedInteraction> find(Collection<UUID> ids) {
        return database.call("read rated interactions", connection -> {
            String sql = "SELECT * FROM rated_interactions WHERE interaction_id = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).uuids(ids)) {
                return statement.list(RatedInteractionStore::map);
            }
        });
    }

    /** How long the words of these interactions are, rated or not, with their longest correction; in bytes. */
    Map<UUID, Long> bytes(Collection<UUID> ids) {
        Map<UUID, Long> bytes = new HashMap<>();
        database.run("measure interactions", connection -> {
            try (Statement statement = Statement.of(connection, BYTES).uuids(ids)) {
                statement.list(row -> bytes.put(row.getObject(1, UUID.class), row.getLong(2)));
            }
        });
        return bytes;
    }

    /** The rated or reviewed interactions of these people. */
    List<UUID> ofSubjects(Collection<String> subjects) {
        return database.call("read interactions of subjects", connection -> {
            String sql = "SELECT interaction_id FROM interactions i WHERE subject_id = ANY (?)"
                    + " AND (EXISTS (SELECT 1 FROM ratings r WHERE r.interaction_id = i.interaction_id)"
                    + " OR EXISTS (SELECT 1 FROM reviews v WHERE v.interaction_id = i.interaction_id))"
                    + " ORDER BY interaction_id";
            try (Statement statement = Statement.of(connection, sql).column("text", subjects, subject -> subject)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** The last of as many interactions after this one, rated or not; empty when there are fewer. */
    public Optional<UUID> stretch(UUID after, int interactions) {
        return database.call("look for the end of a stretch", connection -> {
            String sql = "SELECT interaction_id FROM interactions WHERE interaction_id > ? ORDER BY interaction_id"
                    + " OFFSET ? LIMIT 1";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement
                        .uuid(after)
                        .number(interactions - 1L)
                        .list(row -> row.getObject(1, UUID.class))
                        .stream()
                        .findFirst();
            }
        });
    }

    /**
     * The interactions after the first up to and with the second, in the order of their ids, that this judge may judge
     * and has not, as they stand now.
     */
    public List<UUID> unjudged(String judge, UUID after, Optional<UUID> last) {
        return database.call("look for interactions to judge", connection -> {
            try (Statement statement = Statement.of(connection, UNJUDGED)) {
                return statement
                        .uuid(after)
                        .uuid(last.orElse(AFTER_ALL))
                        .text(judge)
                        .list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** The present row of a result that has the view's columns. */
    public static RatedInteraction map(ResultSet row) throws SQLException {
        UUID ratingId = row.getObject("rating_id", UUID.class);
        UUID correctionId = row.getObject("correction_id", UUID.class);
        return new RatedInteraction(
                row.getObject("interaction_id", UUID.class),
                row.getString("subject_id"),
                row.getString("input_text"),
                row.getString("structured_prompt"),
                row.getString("target_tool"),
                row.getString("language"),
                row.getString("model_version"),
                row.getDouble("assignment_probability"),
                instant(row, "created_at"),
                ratingId == null ? null : new Rating(ratingId, row.getInt("score"), instant(row, "rated_at")),
                correctionId == null
                        ? null
                        : new Correction(correctionId, row.getString("corrected_output"), instant(row, "corrected_at")),
                Review.ofLabel(row.getString("review")).orElse(null),
                row.getBoolean("training_allowed"),
                row.getBoolean("withdrawn"));
    }
}
