package io.kalimtak.curation.erasure;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A person's rows in every table of this service. */
@ApplicationScoped
class PersonStore {
    private static final String INTERACTIONS =
            "SELECT interaction_id FROM interactions WHERE subject_id = ? AND created_at <= ?";
    private static final String RATED = """
            SELECT DISTINCT r.interaction_id FROM ratings r WHERE r.subject_id = ? AND r.submitted_at <= ?
            """;

    /** Rows of these interactions that were made of what the person said. */
    private static final String SETS_OF_SAID = """
            SELECT DISTINCT s.training_set_id FROM training_set_rows s
            JOIN training_data t ON t.id = s.training_data_id
            JOIN ratings r ON r.feedback_id = t.feedback_id
            WHERE r.subject_id = ? AND r.submitted_at <= ?
            """;

    private static final String DELETE_SAID = "DELETE FROM ratings WHERE subject_id = ? AND submitted_at <= ?";
    private static final String SETS =
            "SELECT DISTINCT training_set_id FROM training_set_rows WHERE source_interaction_id = ANY (?)";
    private static final String SETS_OF_REFUSING = """
            SELECT DISTINCT r.training_set_id FROM training_set_rows r
            JOIN training_sets s ON s.id = r.training_set_id AND s.status = 'PUBLISHED'
            JOIN consents c ON c.subject_id = r.subject_id AND NOT c.training
            WHERE r.subject_id = ANY (?)
            """;

    /** The key is a hash of what the person asked; it stays only where somebody else asked the same. */
    private static final String CLUSTERS = """
            DELETE FROM clusters WHERE cluster_key IN (
                SELECT cluster_key FROM training_data WHERE source_interaction_id = ANY (?)
                UNION SELECT cluster_key FROM curation_verdicts WHERE interaction_id = ANY (?))
            AND cluster_key NOT IN (
                SELECT cluster_key FROM training_data WHERE NOT source_interaction_id = ANY (?))
            """;

    private final Database database;

    PersonStore(Database database) {
        this.database = database;
    }

    /** The person's interactions up to a moment. */
    List<UUID> interactions(String subjectId, Instant before) {
        return ids("look for a person's interactions", INTERACTIONS, subjectId, before);
    }

    /** The interactions, anybody's, that the person said something about up to a moment. */
    List<UUID> rated(String subjectId, Instant before) {
        return ids("look for what a person rated", RATED, subjectId, before);
    }

    /** The sets with a row that was made of what the person said. */
    List<UUID> setsOfSaid(String subjectId, Instant before) {
        return ids("look for sets with a person's words", SETS_OF_SAID, subjectId, before);
    }

    long deleteSaidBy(String subjectId, Instant before) {
        return database.call("erase what a person said", connection -> {
            try (Statement statement =
                    Statement.of(connection, DELETE_SAID).text(subjectId).time(before)) {
                return (long) statement.update();
            }
        });
    }

    private List<UUID> ids(String what, String sql, String subjectId, Instant before) {
        return database.call(what, connection -> {
            try (Statement statement =
                    Statement.of(connection, sql).text(subjectId).time(before)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** The sets that hold one of these interactions, whatever their status. */
    List<UUID> sets(Collection<UUID> interactionIds) {
        return database.call("look for a person's sets", connection -> {
            try (Statement statement = Statement.of(connection, SETS).uuids(interactionIds)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** Published sets that hold rows of those among these people who refuse training now. */
    List<UUID> setsOfRefusing(Collection<String> subjects) {
        return database.call("look for sets of people who refuse", connection -> {
            try (Statement statement =
                    Statement.of(connection, SETS_OF_REFUSING).column("text", subjects, subject -> subject)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    long deleteClusters(Collection<UUID> ids) {
        return database.call("erase from clusters", connection -> {
            try (Statement statement = Statement.of(connection, CLUSTERS)) {
                return (long) statement.uuids(ids).uuids(ids).uuids(ids).update();
            }
        });
    }

    long deleteInteractions(Collection<UUID> ids) {
        return delete("interactions", "interaction_id", ids);
    }

    /** What anybody said about these interactions. */
    long deleteRatings(Collection<UUID> ids) {
        return delete("ratings", "interaction_id", ids);
    }

    long deleteCandidates(Collection<UUID> ids) {
        return delete("training_data", "source_interaction_id", ids);
    }

    long deleteVerdicts(Collection<UUID> ids) {
        return delete("curation_verdicts", "interaction_id", ids);
    }

    /** What was said of these interactions' classes. */
    long deleteClassifications(Collection<UUID> ids) {
        return delete("classification_corrections", "interaction_id", ids);
    }

    long deleteSetRows(Collection<UUID> ids) {
        return delete("training_set_rows", "source_interaction_id", ids);
    }

    private long delete(String table, String column, Collection<UUID> ids) {
        return database.call("erase from " + table, connection -> {
            String sql = "DELETE FROM " + table + " WHERE " + column + " = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).uuids(ids)) {
                return (long) statement.update();
            }
        });
    }
}
