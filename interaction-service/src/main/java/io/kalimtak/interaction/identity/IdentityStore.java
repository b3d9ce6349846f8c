package io.kalimtak.interaction.identity;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.Identity;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The identities table, written in batches. */
@ApplicationScoped
class IdentityStore {
    private static final String INSERT = """
            INSERT INTO identity.identities (
                interaction_id, subject_id, user_id, user_uuid, ip_address, user_agent, created_at)
            SELECT interaction_id, subject_id, user_id, user_uuid, ip_address, user_agent, created_at
            FROM unnest(
                ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
            AS arrived (interaction_id, subject_id, user_id, user_uuid, ip_address, user_agent, created_at)
            ON CONFLICT (interaction_id) DO NOTHING
            """;

    private final AgroalDataSource database;

    IdentityStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Inserts those that are not held yet, also when one batch holds an identity twice. */
    void insert(List<Identity> batch) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            new ColumnArrays<>(insert, batch)
                    .add("uuid", Identity::getInteractionId)
                    .add("text", Identity::getSubjectId)
                    .add("text", Identity::getUserId)
                    .add("uuid", identity -> UserUuid.of(identity.getUserId()))
                    .add("text", Identity::getIpAddress)
                    .add("text", Identity::getUserAgent)
                    .add("timestamptz", Identity::getCreatedAt);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot store identities", e);
        }
    }
}
