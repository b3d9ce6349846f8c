package io.kalimtak.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.Grants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deny by default: who may do what in this service's two schemas after its migrations. */
@InteractionTest
class RolesIT {
    @ParameterizedTest
    @ValueSource(strings = {"interaction", "identity"})
    void shouldHaveRowLevelSecurityOnEveryTableAndPartitionWhenMigrated(String schema) {
        assertThat(Grants.tables(schema)).isPositive();
        assertThat(Grants.openTables(schema)).isEmpty();
    }

    @Test
    void shouldLetAnalystsReadContentAndNothingElse() {
        assertThat(Grants.rolesWithAccess("interaction")).containsExactly("kalimtak_analyst", "kalimtak_interaction");
        assertThat(Grants.rolesThatWrite("interaction")).containsExactly("kalimtak_interaction");
        assertThat(Grants.readableBy("kalimtak_analyst", "interaction"))
                .containsExactly(
                        "interaction.content",
                        "interaction.feedback",
                        "interaction.shadow_answers",
                        "interaction.user_interactions");
        assertThat(Grants.readableBy("kalimtak_identity_reader", "interaction")).isEmpty();
    }

    @Test
    void shouldKeepIdentityForItsOwnGroup() {
        assertThat(Grants.rolesWithAccess("identity"))
                .containsExactly("kalimtak_identity_reader", "kalimtak_interaction");
        assertThat(Grants.rolesThatWrite("identity")).containsExactly("kalimtak_interaction");
        assertThat(Grants.readableBy("kalimtak_identity_reader", "identity")).containsExactly("identity.identities");
        assertThat(Grants.readableBy("kalimtak_analyst", "identity")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "feedback", "curation", "training", "registry"})
    void shouldRefuseWhenAnotherServicesRoleReads(String other) {
        assertThat(Grants.refusal(other, "SELECT 1 FROM interaction.content"))
                .isEqualTo("ERROR: permission denied for schema interaction");
        assertThat(Grants.refusal(other, "SELECT 1 FROM identity.identities"))
                .isEqualTo("ERROR: permission denied for schema identity");
    }
}
