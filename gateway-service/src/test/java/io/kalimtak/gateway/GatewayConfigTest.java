package io.kalimtak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    @Test
    void shouldCountPublicNetworksOnlyAndExemptNoneOfThemWhenNothingIsSet() {
        GatewayConfig config = TestConfig.of(Map.of());

        assertThat(config.networks().privateToo()).isFalse();
        assertThat(config.networks().exempt()).isEmpty();
    }
}
