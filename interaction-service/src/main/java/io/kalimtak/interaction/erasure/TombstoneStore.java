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
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who and what was erased, as the kit's tombstones say. */
@ApplicationScoped
class TombstoneStore {
    private static final String SUBJECTS =
            "SELECT subject_id, max(erased_before) FROM erasures WHERE subject_id = ANY (?) GROUP BY subject_id";
    private static final String INTERACTIONS =
            "SELECT interaction_id FROM erased_interactions WHERE interaction_id = ANY (?)";

    private final AgroalDataSource database;

    TombstoneStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Those among the pseudonyms whose people were erased, each with the moment up to which. */
    Map<String, Instant> erased(Collection<String> subjectIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SUBJECTS)) {
            new ColumnArrays<>(select, List.copyOf(subjectIds)).add("text", id -> id);
            Map<String, Instant> erased = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    erased.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return erased;
        } catch (SQLException e) {
            throw new StoreException("cannot look for erased people", e);
        }
    }

    /** Those among the interactions that were an erased person's. */
    Set<UUID> gone(Collection<UUID> interactionIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(INTERACTIONS)) {
            new ColumnArrays<>(select, List.copyOf(interactionIds)).add("uuid", id -> id);
            Set<UUID> gone = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    gone.add(row.getObject(1, UUID.class));
                }
            }
            return gone;
        } catch (SQLException e) {
            throw new StoreException("cannot look for erased interactions", e);
        }
    }
}
