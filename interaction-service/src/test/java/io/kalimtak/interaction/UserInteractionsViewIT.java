package io.kalimtak.interaction;

import static io.kalimtak.interaction.testing.Samples.identity;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.interaction.content.StoreInteractions;
import io.kalimtak.interaction.identity.StoreIdentities;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What analysts see. */
@InteractionTest
class UserInteractionsViewIT {
    private static final String WHO =
            "SELECT user_id, ip_address, user_agent FROM interaction.user_interactions WHERE id = ?";

    @Inject
    StoreInteractions interactions;

    @Inject
    StoreIdentities identities;

    @Test
    void shouldHaveTheColumnsOfTheDataModelWhenAskedOfTheCatalogue() {
        assertThat(Database.rows("""
                        SELECT column_name, upper(data_type) FROM information_schema.columns
                        WHERE table_schema = 'interaction' AND table_name = 'user_interactions'
                        ORDER BY ordinal_position
                        """))
                .containsExactly(
                        "id|UUID",
                        "user_id|UUID",
                        "session_id|UUID",
                        "input_text|TEXT",
                        "structured_prompt|TEXT",
                        "model_output|TEXT",
                        "tokens_input|INTEGER",
                        "tokens_output|INTEGER",
                        "tokens_total|INTEGER",
                        "processing_time_ms|INTEGER",
                        "model_version|TEXT",
                        "target_tool|TEXT",
                        "language|TEXT",
                        "feedback_score|INTEGER",
                        "feedback_text|TEXT",
                        "ip_address|TEXT",
                        "user_agent|TEXT",
                        "created_at|TIMESTAMP WITH TIME ZONE",
                        "updated_at|TIMESTAMP WITH TIME ZONE");
    }

    @Test
    void shouldHideIdentityWhenTheRoleHasNoGrant() throws SQLException {
        UUID id = stored();
        try (Connection connection = Database.connect()) {
            Database.execute(connection, "SET ROLE kalimtak_analyst");

            assertThat(Database.rows(connection, WHO, id)).containsExactly("null|null|null");
            assertThat(Database.rows(connection, "SELECT input_text FROM interaction.content WHERE id = ?", id))
                    .containsExactly("write me a poem");
            assertThatThrownBy(() -> Database.rows(connection, "SELECT * FROM identity.identities"))
                    .hasMessageContaining("permission denied for schema identity");
            assertThatThrownBy(() -> Database.rows(connection, "SELECT * FROM interaction.consents"))
                    .hasMessageContaining("permission denied for table consents");
            assertThatThrownBy(() -> Database.execute(connection, "DELETE FROM interaction.content"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldNotRunACallersFunctionOnIdentityWhenTheRoleHasNoGrant() throws SQLException {
        UUID id = stored();
        try (Connection connection = Database.connect()) {
            connection.setAutoCommit(false);
            Database.execute(connection, "CREATE SCHEMA leak AUTHORIZATION kalimtak_analyst");
            Database.execute(connection, "SET LOCAL ROLE kalimtak_analyst");
            Database.execute(connection, """
                    CREATE FUNCTION leak.tell(seen text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
                    BEGIN RAISE EXCEPTION 'leaked %', seen; END $$
                    """);

            assertThat(Database.rows(
                            connection,
                            "SELECT id FROM interaction.user_interactions"
                                    + " WHERE id = ? AND ip_address IS NOT NULL AND leak.tell(ip_address)",
                            id))
                    .isEmpty();
            connection.rollback();
        }
    }

    @Test
    void shouldShowIdentityWhenTheRoleHasTheGrant() throws SQLException {
        UUID id = stored();
        try (Connection connection = Database.connect()) {
            connection.setAutoCommit(false);
            Database.execute(connection, "GRANT USAGE ON SCHEMA identity TO kalimtak_analyst");
            Database.execute(connection, "GRANT SELECT ON identity.identities TO kalimtak_analyst");
            Database.execute(connection, "SET LOCAL ROLE kalimtak_analyst");

            assertThat(Database.rows(connection, WHO, id))
                    .containsExactly("3f2504e0-4f89-11d3-9a0c-0305e82c3301|192.0.2.7|test/1");
            assertThat(Database.rows(connection, "SELECT * FROM identity.identities"))
                    .as("row level security denies the table itself, where no policy allows it")
                    .isEmpty();
            connection.rollback();
        }
    }

    @Test
    void shouldShowIdentityToAMemberOfItsGroupAndToNoAnalystBeside() throws SQLException {
        UUID id = stored();
        try (Connection connection = Database.connect()) {
            connection.setAutoCommit(false);
            Database.execute(connection, "CREATE ROLE officer NOLOGIN");
            Database.execute(connection, "CREATE ROLE clerk NOLOGIN");
            Database.execute(connection, "GRANT kalimtak_analyst TO officer, clerk");
            Database.execute(connection, "GRANT kalimtak_identity_reader TO officer");

            Database.execute(connection, "SET LOCAL ROLE officer");
            assertThat(Database.rows(connection, WHO, id))
                    .containsExactly("3f2504e0-4f89-11d3-9a0c-0305e82c3301|192.0.2.7|test/1");
            assertThat(Database.rows(
                            connection, "SELECT ip_address FROM identity.identities WHERE interaction_id = ?", id))
                    .containsExactly("192.0.2.7");
            Database.execute(connection, "SET LOCAL ROLE clerk");
            assertThat(Database.rows(connection, WHO, id)).containsExactly("null|null|null");
            connection.rollback();
        }
    }

    private UUID stored() {
        UUID id = UUID.randomUUID();
        interactions.store(List.of(interaction(id).build()));
        identities.store(List.of(
                identity(id).setUserId("3f2504e0-4f89-11d3-9a0c-0305e82c3301").build()));
        return id;
    }
}
