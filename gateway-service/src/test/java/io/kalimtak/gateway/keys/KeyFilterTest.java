package io.kalimtak.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.kit.security.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFilterTest {
    @ParameterizedTest
    @CsvSource({
        "/api/generate,APP",
        "/api/feedback,APP",
        "/api/admin,ADMIN",
        "/api/admin/rollouts,ADMIN",
        "/api/administrator,APP",
        "/api/2.0/mlflow/registered-models/search,ADMIN",
        "/api/2.0/mlflow,ADMIN",
        "/api/2.0/mlflows,APP",
        "/api/privacy/users/u/export,PRIVACY",
        "/anything/else,APP"
    })
    void shouldTakeTheRoleFromThePath(String path, Role role) {
        assertThat(KeyFilter.roleFor(path)).isEqualTo(role);
    }
}
