package io.kalimtak.interaction.erasure;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A person's rows in every table of this service. */
@ApplicationScoped
class PersonStore {
    private static final String INTERACTIONS = """
            SELECT id FROM interaction.content WHERE subject_id = ? AND created_at <= ?
            UNION
            SELECT interaction_id FROM identity.identities WHERE subject_id = ? AND created_at <= ?
            UNION
            SELECT interaction_id FROM interaction.shadow_answers WHERE subject_id = ? AND created_at <= ?
            """;

    private final AgroalDataSource database;

    PersonStore(AgroalDataSource database) {
        this.database = database;
    }

    /** The person's interactions up to a moment, as far as they, their identities or answers in the shadow are held. */
    List<UUID> interactions(String subjectId, Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(INTERACTIONS)) {
            for (int parameter = 1; parameter <= 6; parameter += 2) {
                select.setString(parameter, subjectId);
                select.setObject(parameter + 1, before.atOffset(ZoneOffset.UTC));
            }
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

    long deleteContent(List<UUID> interactionIds) {
        return delete("interaction.content", "id", interactionIds);
    }

    long deleteIdentities(List<UUID> interactionIds) {
        return delete("identity.identities", "interaction_id", interactionIds);
    }

    long deleteShadowAnswers(List<UUID> interactionIds) {
        return delete("interaction.shadow_answers", "interaction_id", interactionIds);
    }

    /** What anybody said about these interactions. */
    long deleteFeedback(List<UUID> interactionIds) {
        return delete("interaction.feedback", "interaction_id", interactionIds);
    }

    /** What the person said about anybody's interactions up to a moment. */
    long deleteSaidBy(String subjectId, Instant before) {
        String sql = "DELETE FROM interaction.feedback WHERE subject_id = ? AND submitted_at <= ?";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, subjectId);
            delete.setObject(2, before.atOffset(ZoneOffset.UTC));
            return delete.executeLargeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot erase what a person said", e);
        }
    }

    private long delete(String table, String column, List<UUID> ids) {
        String sql = "DELETE FROM " + table + " WHERE " + column + " = ANY (?)";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            new ColumnArrays<>(delete, ids).add("uuid", id -> id);
            return delete.executeLargeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot erase from " + table, e);
        }
    }
}
