package io.kalimtak.feedback.erasure;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.feedback.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Whose interactions there are, and the removal of what is held about them. */
@ApplicationScoped
class SubjectStore {
    private static final String INSERT = """
            INSERT INTO feedback.subjects (interaction_id, subject_id, created_at)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::timestamptz[])
            ON CONFLICT (interaction_id) DO NOTHING
            """;
    private static final String OF =
            "SELECT interaction_id FROM feedback.subjects WHERE subject_id = ? AND created_at <= ?";

    private final AgroalDataSource database;

    SubjectStore(AgroalDataSource database) {
        this.database = database;
    }

    void insert(List<Interaction> interactions) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            new ColumnArrays<>(insert, interactions)
                    .add("uuid", Interaction::getInteractionId)
                    .add("text", Interaction::getSubjectId)
                    .add("timestamptz", Interaction::getCreatedAt);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot store whose interactions these are", e);
        }
    }

    /** The person's interactions up to a moment. */
    List<UUID> interactions(String subjectId, Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF)) {
            select.setString(1, subjectId);
            select.setObject(2, before.atOffset(ZoneOffset.UTC));
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new StoreException("cannot look for a person's interactions", e);
        }
    }

    /** Removes what a person said about anybody's interactions up to a moment. The pieces of feedback. */
    long deleteSaidBy(String subjectId, Instant before) {
        String sql = "DELETE FROM feedback.feedback WHERE subject_id = ? AND submitted_at <= ?";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, subjectId);
            delete.setObject(2, before.atOffset(ZoneOffset.UTC));
            return delete.executeLargeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot erase what a person said", e);
        }
    }

    /** Removes everything that anybody said about these interactions, and whose they are. The pieces of feedback. */
    long delete(Collection<UUID> interactionIds) {
        deleteFrom("feedback.subjects", interactionIds);
        return deleteFrom("feedback.feedback", interactionIds);
    }

    private long deleteFrom(String table, Collection<UUID> interactionIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + table + " WHERE interaction_id = ANY (?)")) {
            new ColumnArrays<>(delete, List.copyOf(interactionIds)).add("uuid", id -> id);
            return delete.executeLargeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot erase from " + table, e);
        }
    }
}
