package io.kalimtak.registry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTableTest {
    private static RoutingTable table(double... shares) {
        List<Arm> arms = java.util.Arrays.stream(shares)
                .mapToObj(share -> new Arm("live", "v", "embedded", share, null, null, null))
                .toList();
        return new RoutingTable("default", 1, null, "canary", arms, "s", "v", null, "r", "a", Instant.EPOCH);
    }

    @Test
    void shouldHoldArmsThatShareAllTraffic() {
        assertThat(table(0.01, 0.99).arms()).extracting(Arm::share).containsExactly(0.01, 0.99);
        assertThat(table(1.0).arms()).hasSize(1);
    }

    @Test
    void shouldRefuseSharesThatDoNotAddUpToOne() {
        assertThatThrownBy(() -> table(0.01, 0.98)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table(0.0, 1.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table(-0.5, 1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
