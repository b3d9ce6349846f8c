package io.kalimtak.interaction.sql;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Feedback that came before its interaction, which then turned out to be an erased person's. */
@ApplicationScoped
public class LateFeedbackStore {
    private final AgroalDataSource database;

    LateFeedbackStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Removes what is held about these interactions. */
    public void delete(Collection<UUID> interactionIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM interaction.feedback WHERE interaction_id = ANY (?)")) {
            new ColumnArrays<>(delete, List.copyOf(interactionIds)).add("uuid", id -> id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot remove late feedback", e);
        }
    }
}
