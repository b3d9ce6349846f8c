package io.kalimtak.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetrySettingsTest {
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String OTLP = "quarkus.otel.exporter.otlp.";

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of(DISABLED, "true"), "the kit", 90))
                .withSources(new PropertiesConfigSource(settings, "an operator", 300))
                .withSources(new TelemetrySettings())
                .build();
    }

    private static String of(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class).orElse(null);
    }

    @Test
    void shouldBeOffWhenNobodyNamesACollector() {
        assertThat(of(config(Map.of()), DISABLED)).isEqualTo("true");
        assertThat(of(config(Map.of(TelemetrySettings.ENDPOINT, "")), DISABLED)).isEqualTo("true");
    }

    @Test
    void shouldBeOnWithOneSetting() {
        SmallRyeConfig config = config(Map.of(TelemetrySettings.ENDPOINT, "http://collector:4318"));

        assertThat(of(config, DISABLED)).isEqualTo("false");
        assertThat(of(config, OTLP + "endpoint")).isEqualTo("http://collector:4318");
        assertThat(of(config, OTLP + "protocol")).isEqualTo("http/protobuf");
    }

    @Test
    void shouldTakeTheStandardsNamesAfterOurOwn() {
        SmallRyeConfig config = config(Map.of(
                "otel.exporter.otlp.endpoint",
                "https://standard:4317",
                "otel.exporter.otlp.protocol",
                "grpc",
                "otel.exporter.otlp.headers",
                "x-key=1"));

        assertThat(of(config, OTLP + "endpoint")).isEqualTo("https://standard:4317");
        assertThat(of(config, OTLP + "protocol")).isEqualTo("grpc");
        assertThat(of(config, OTLP + "headers")).isEqualTo("x-key=1");
        assertThat(of(
                        config(Map.of(
                                "otel.exporter.otlp.endpoint",
                                "https://standard:4317",
                                TelemetrySettings.ENDPOINT,
                                "http://own:4318")),
                        OTLP + "endpoint"))
                .isEqualTo("http://own:4318");
    }

    @Test
    void shouldStayOffWhereTheStandardsSwitchSaysSo() {
        assertThat(of(
                        config(Map.of(TelemetrySettings.ENDPOINT, "http://own:4318", "otel.sdk.disabled", "true")),
                        DISABLED))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "collector", "ftp://collector", "http://", "not an address"})
    void shouldSayWhatToSetWhenTheAddressIsNone(String endpoint) {
        assertThatThrownBy(() -> config(Map.of(TelemetrySettings.ENDPOINT, endpoint)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kalimtak.telemetry.endpoint")
                .hasMessageContaining("http://localhost:4318");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "NaN", "half"})
    void shouldSayWhatAShareIs(String share) {
        Map<String, String> settings =
                Map.of(TelemetrySettings.ENDPOINT, "http://c:4318", TelemetrySettings.SHARE, share);

        assertThatThrownBy(() -> config(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 1");
    }

    @Test
    void shouldHandTheShareToTheSampler() {
        SmallRyeConfig config =
                config(Map.of(TelemetrySettings.ENDPOINT, "http://c:4318", TelemetrySettings.SHARE, "0.25"));

        assertThat(of(config, "quarkus.otel.traces.sampler.arg")).isEqualTo("0.25");
    }

    @Test
    void shouldSayWhichProtocolsThereAre() {
        assertThatThrownBy(() -> config(
                        Map.of(TelemetrySettings.ENDPOINT, "http://c:4318", TelemetrySettings.PROTOCOL, "http/json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http/protobuf");
    }
}
