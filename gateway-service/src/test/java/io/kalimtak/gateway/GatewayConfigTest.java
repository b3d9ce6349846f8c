package io.kalimtak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    @Test
    void shouldCountPublicNetworksOnlyAndExemptNoneOfThemWhenNothingIsSet() {
        GatewayConfig config = TestConfig.of(Map.of());

        assertThat(config.networks().privateToo()).isFalse();
        assertThat(config.networks().exempt()).isEmpty();
    }

    @Test
    void shouldWriteCountsOfRequestsFourTimesAMinuteWhenNothingIsSet() {
        assertThat(TestConfig.of(Map.of()).metrics().flush()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void shouldHavePricesOfNoEngineWhenNothingIsSet() {
        assertThat(TestConfig.of(Map.of()).prices()).isEmpty();
        assertThat(TestConfig.of(Map.of(
                                "kalimtak.gateway.prices.hosted.input-per-million", "0.15",
                                "kalimtak.gateway.prices.hosted.output-per-million", "0.6"))
                        .prices()
                        .get("hosted")
                        .outputPerMillion())
                .isEqualTo(0.6);
    }

    @Test
    void shouldAnswerInTheShadowWithAQuarterOfOneCoreWhenNothingIsSet() {
        GatewayConfig.Shadow shadow = TestConfig.of(Map.of()).shadow();

        assertThat(shadow.concurrency()).isEqualTo(1);
        assertThat(shadow.queue()).isEqualTo(64);
        assertThat(shadow.coreShare()).isEqualTo(0.25);
    }

    @Test
    void shouldNotCompressBatchesOfOneRecord() throws IOException {
        Properties settings = new Properties();
        try (InputStream in = GatewayConfig.class.getResourceAsStream("/application.properties")) {
            settings.load(in);
        }

        assertThat(settings).containsEntry("kalimtak.events.compression", "none");
    }
}
