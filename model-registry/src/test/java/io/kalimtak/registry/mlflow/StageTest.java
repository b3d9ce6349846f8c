package io.kalimtak.registry.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void shouldShowEveryStatusAsOneStage() {
        assertThat(Stage.NONE.statuses()).containsExactly("registered");
        assertThat(Stage.STAGING.statuses()).containsExactly("shadow", "canary");
        assertThat(Stage.PRODUCTION.statuses()).containsExactly("live");
        assertThat(Stage.ARCHIVED.statuses()).containsExactly("rejected", "retired", "rolled_back", "quarantined");
    }
}
