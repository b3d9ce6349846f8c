package io.kalimtak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deny by default: who may do what in this service's schema after its migrations. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class RolesIT {
    @Test
    void shouldHaveRowLevelSecurityOnEveryTableWhenMigrated() {
        assertThat(Grants.tables("registry")).isGreaterThan(2);
        assertThat(Grants.openTables("registry")).isEmpty();
    }

    @Test
    void shouldLetInItsOwnRoleAndWhomTheContractNames() {
        assertThat(Grants.rolesWithAccess("registry")).containsExactly("kalimtak_analyst", "kalimtak_registry");
        assertThat(Grants.rolesThatWrite("registry")).containsExactly("kalimtak_registry");
        assertThat(Grants.readableBy("kalimtak_analyst", "registry")).containsExactly("registry.model_versions");
        assertThat(Grants.readableBy("kalimtak_identity_reader", "registry")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "interaction", "feedback", "curation", "training"})
    void shouldRefuseWhenAnotherServicesRoleReads(String other) {
        assertThat(Grants.refusal(other, "SELECT 1 FROM registry.model_versions"))
                .isEqualTo("ERROR: permission denied for schema registry");
    }
}
