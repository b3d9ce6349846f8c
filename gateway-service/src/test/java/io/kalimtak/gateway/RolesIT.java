package io.kalimtak.gateway;

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
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class RolesIT {
    @Test
    void shouldHaveRowLevelSecurityOnEveryTableWhenMigrated() {
        assertThat(Grants.tables("gateway")).isGreaterThan(2);
        assertThat(Grants.openTables("gateway")).isEmpty();
    }

    @Test
    void shouldLetInItsOwnRoleAndWhomTheContractNames() {
        assertThat(Grants.rolesWithAccess("gateway")).containsExactly("kalimtak_gateway");
        assertThat(Grants.rolesThatWrite("gateway")).containsExactly("kalimtak_gateway");
        assertThat(Grants.readableBy("kalimtak_analyst", "gateway")).isEmpty();
        assertThat(Grants.readableBy("kalimtak_identity_reader", "gateway")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"interaction", "feedback", "curation", "training", "registry"})
    void shouldRefuseWhenAnotherServicesRoleReads(String other) {
        assertThat(Grants.refusal(other, "SELECT 1 FROM gateway.api_keys"))
                .isEqualTo("ERROR: permission denied for schema gateway");
    }
}
