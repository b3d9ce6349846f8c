package io.kalimtak.curation.erasure;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.judgement.ForgetJudged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A person's rows in every table of this service. */
@ApplicationScoped
class PersonStore {
    /** The golden set keeps what a person asked longer than the pool does. */
    private static final String INTERACTIONS = """
            SELECT interaction_id FROM interactions WHERE subject_id = ? AND created_at <= ?
            UNION SELECT interaction_id FROM golden_items WHERE subject_id = ? AND created_at <= ?
            """;

    private static final String RATED = """
            SELECT DISTINCT r.interaction_id FROM ratings r WHERE r.subject_id = ? AND r.submitted_at <= ?
            """;

    /** Sets with rows that were made of what the person said, then or now. */
    private static final String SETS_OF_SAID = """
            SELECT training_set_id FROM training_set_rows WHERE rater_id = ?
            UNION SELECT training_set_id FROM training_set_preferences WHERE rater_id = ?
            UNION SELECT s.training_set_id FROM training_set_rows s
            JOIN training_data t ON t.id = s.training_data_id
            JOIN ratings r ON r.feedback_id = t.feedback_id
            WHERE r.subject_id = ? AND r.submitted_at <= ?
            """;

    private static final String DELETE_SAID = "DELETE FROM ratings WHERE subject_id = ? AND submitted_at <= ?";
    private static final String SETS = """
            SELECT training_set_id FROM training_set_rows WHERE source_interaction_id = ANY (?)
            UNION SELECT training_set_id FROM training_set_preferences WHERE source_interaction_id = ANY (?)
            """;
    private static final String SETS_OF_REFUSING = """
            SELECT DISTINCT r.training_set_id FROM training_set_rows r
            JOIN training_sets s ON s.id = r.training_set_id AND s.status = 'PUBLISHED'
            JOIN consents c ON c.subject_id = r.subject_id AND NOT c.training
            WHERE r.subject_id = ANY (?)
            UNION SELECT p.training_set_id FROM training_set_preferences p
            JOIN training_sets s ON s.id = p.training_set_id AND s.status = 'PUBLISHED'
            JOIN consents c ON c.subject_id = p.subject_id AND NOT c.training
            WHERE p.subject_id = ANY (?)
            """;

    /** The key is a hash of what the person asked; it stays only where somebody else asked the same. */
    private static final String CLUSTERS = """
            DELETE FROM clusters c WHERE cluster_key IN (
                SELECT cluster_key FROM training_data WHERE source_interaction_id = ANY (?)
                UNION SELECT request_key FROM judgements WHERE interaction_id = ANY (?)
                UNION SELECT cluster_key FROM curation_verdicts WHERE interaction_id = ANY (?))
            AND NOT EXISTS (SELECT 1 FROM training_data t
                WHERE t.cluster_key = c.cluster_key AND NOT t.source_interaction_id = ANY (?))
            AND NOT EXISTS (SELECT 1 FROM judgements j
                WHERE j.request_key = c.cluster_key AND NOT j.interaction_id = ANY (?))
            """;

    private final Database database;
    private final ForgetJudged judged;

    PersonStore(Database database, ForgetJudged judged) {
        this.database = database;
        this.judged = judged;
    }

    /** The person's interactions up to a moment. */
    List<UUID> interactions(String subjectId, Instant before) {
        return database.call("look for a person's interactions", connection -> {
            try (Statement statement = Statement.of(connection, INTERACTIONS)) {
                statement.text(subjectId).time(before).text(subjectId).time(before);
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** The interactions, anybody's, that the person said something about up to a moment. */
    List<UUID> rated(String subjectId, Instant before) {
        return database.call("look for what a person rated", connection -> {
            try (Statement statement =
                    Statement.of(connection, RATED).text(subjectId).time(before)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** The sets with a row that was made of what the person said. */
    List<UUID> setsOfSaid(String subjectId, Instant before) {
        return database.call("look for sets with a person's words", connection -> {
            try (Statement statement = Statement.of(connection, SETS_OF_SAID)) {
                statement.text(subjectId).text(subjectId).text(subjectId).time(before);
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** Other people's rows no longer name the person as the one who rated. */
    void forgetRater(String subjectId) {
        database.run("forget who rated", connection -> {
            for (String forget : List.of(
                    "UPDATE curation_verdicts SET rater_id = NULL, network_id = NULL WHERE rater_id = ?",
                    "UPDATE training_set_rows SET rater_id = NULL WHERE rater_id = ?",
                    "UPDATE training_set_preferences SET rater_id = NULL WHERE rater_id = ?")) {
                try (Statement statement = Statement.of(connection, forget).text(subjectId)) {
                    statement.update();
                }
            }
        });
    }

    long deleteSaidBy(String subjectId, Instant before) {
        return database.call("erase what a person said", connection -> {
            try (Statement statement =
                    Statement.of(connection, DELETE_SAID).text(subjectId).time(before)) {
                return (long) statement.update();
            }
        });
    }

    /** Golden items of the person's requests, and of others' whose target the person wrote. */
    long deleteGolden(Collection<UUID> ids, String raterId, Instant before) {
        return database.call("erase from the golden set", connection -> {
            String sql = "DELETE FROM golden_items WHERE interaction_id = ANY (?) OR rater_id = ? AND added_at <= ?";
            try (Statement statement =
                    Statement.of(connection, sql).uuids(ids).text(raterId).time(before)) {
                return (long) statement.update();
            }
        });
    }

    /** Golden items of those among these people who refuse training now. */
    void deleteGoldenOfRefusing(Collection<String> subjects) {
        database.run("take refusing people out of the golden set", connection -> {
            String sql = "DELETE FROM golden_items g USING consents c"
                    + " WHERE c.subject_id = g.subject_id AND NOT c.training AND g.subject_id = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).column("text", subjects, subject -> subject)) {
                statement.update();
            }
        });
    }

    long deleteReviews(Collection<UUID> ids) {
        return delete("reviews", "interaction_id", ids);
    }

    /** The sets that hold one of these interactions, whatever their status. */
    List<UUID> sets(Collection<UUID> interactionIds) {
        return database.call("look for a person's sets", connection -> {
            try (Statement statement =
                    Statement.of(connection, SETS).uuids(interactionIds).uuids(interactionIds)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** Published sets that hold rows of those among these people who refuse training now. */
    List<UUID> setsOfRefusing(Collection<String> subjects) {
        return database.call("look for sets of people who refuse", connection -> {
            try (Statement statement = Statement.of(connection, SETS_OF_REFUSING)) {
                statement.column("text", subjects, subject -> subject).column("text", subjects, subject -> subject);
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    long deleteClusters(Collection<UUID> ids) {
        return database.call("erase from clusters", connection -> {
            try (Statement statement = Statement.of(connection, CLUSTERS)) {
                for (int mark = 0; mark < 5; mark++) {
                    statement.uuids(ids);
                }
                return (long) statement.update();
            }
        });
    }

    /** What was made of the interactions' words, and requests that nobody else asks. */
    long forgetJudgements(Collection<UUID> ids) {
        return judged.of(ids);
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

    /** Where the interactions are in sets, as rows and as answers that are not to be learnt. */
    long deleteSetRows(Collection<UUID> ids) {
        return delete("training_set_rows", "source_interaction_id", ids)
                + delete("training_set_preferences", "source_interaction_id", ids);
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
