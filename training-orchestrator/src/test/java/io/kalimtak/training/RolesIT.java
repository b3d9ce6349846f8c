package io.kalimtak.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deny by default: who may do what in this service's schema after its migrations. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class RolesIT {
    @Test
    void shouldHaveRowLevelSecurityOnEveryTableWhenMigrated() {
        assertThat(Grants.tables("training")).isGreaterThan(2);
        assertThat(Grants.openTables("training")).isEmpty();
    }

    @Test
    void shouldLetInItsOwnRoleAndWhomTheContractNames() {
        assertThat(Grants.rolesWithAccess("training")).containsExactly("kalimtak_training");
        assertThat(Grants.rolesThatWrite("training")).containsExactly("kalimtak_training");
        assertThat(Grants.readableBy("kalimtak_analyst", "training")).isEmpty();
        assertThat(Grants.readableBy("kalimtak_identity_reader", "training")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "interaction", "feedback", "curation", "registry"})
    void shouldRefuseWhenAnotherServicesRoleReads(String other) {
        assertThat(Grants.refusal(other, "SELECT 1 FROM training.training_runs"))
                .isEqualTo("ERROR: permission denied for schema training");
    }
}
