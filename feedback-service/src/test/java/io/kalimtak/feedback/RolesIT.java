package io.kalimtak.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.local.testing.Grants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deny by default: who may do what in this service's schema after its migrations. */
@FeedbackTest
class RolesIT {
    @Test
    void shouldHaveRowLevelSecurityOnEveryTableWhenMigrated() {
        assertThat(Grants.tables("feedback")).isGreaterThan(2);
        assertThat(Grants.openTables("feedback")).isEmpty();
    }

    @Test
    void shouldLetInItsOwnRoleAndWhomTheContractNames() {
        assertThat(Grants.rolesWithAccess("feedback")).containsExactly("kalimtak_feedback");
        assertThat(Grants.rolesThatWrite("feedback")).containsExactly("kalimtak_feedback");
        assertThat(Grants.readableBy("kalimtak_analyst", "feedback")).isEmpty();
        assertThat(Grants.readableBy("kalimtak_identity_reader", "feedback")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "interaction", "curation", "training", "registry"})
    void shouldRefuseWhenAnotherServicesRoleReads(String other) {
        assertThat(Grants.refusal(other, "SELECT 1 FROM feedback.feedback"))
                .isEqualTo("ERROR: permission denied for schema feedback");
    }
}
