package io.kalimtak.curation;

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
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class RolesIT {
    @Test
    void shouldHaveRowLevelSecurityOnEveryTableWhenMigrated() {
        assertThat(Grants.tables("curation")).isGreaterThan(2);
        assertThat(Grants.openTables("curation")).isEmpty();
    }

    @Test
    void shouldLetInItsOwnRoleAndWhomTheContractNames() {
        assertThat(Grants.rolesWithAccess("curation")).containsExactly("kalimtak_analyst", "kalimtak_curation");
        assertThat(Grants.rolesThatWrite("curation")).containsExactly("kalimtak_curation");
        assertThat(Grants.readableBy("kalimtak_analyst", "curation")).containsExactly("curation.training_data");
        assertThat(Grants.readableBy("kalimtak_identity_reader", "curation")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "interaction", "feedback", "training", "registry"})
    void shouldRefuseWhenAnotherServicesRoleReads(String other) {
        assertThat(Grants.refusal(other, "SELECT 1 FROM curation.training_data"))
                .isEqualTo("ERROR: permission denied for schema curation");
    }
}
