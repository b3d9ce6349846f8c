package io.kalimtak.registry.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.registry.decision.Guard;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.Policy;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutPolicyTest {
    private static Policy policy(Map<String, String> settings) {
        DecisionConfig config = new SmallRyeConfigBuilder()
                .withMapping(DecisionConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(DecisionConfig.class);
        return new RolloutPolicy(config).get();
    }

    @Test
    void shouldShareOutAlphaWhenNothingIsSet() {
        Policy policy = policy(Map.of());

        assertThat(policy.guards().get(Measure.SCORE)).isEqualTo(new Guard(0.025, 0.2, 0.3, 30));
        assertThat(policy.guards().values().stream().mapToDouble(Guard::alpha).sum())
                .isCloseTo(0.05, within(1e-12));
        assertThat(policy.minStep()).isEqualTo(Duration.ofHours(4));
        assertThat(policy.maxStep()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void shouldTakeWhatIsSetAndLeaveOutWhatIsNotWatched() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kalimtak.registry.decision.guards.score.margin", "0.1",
                "kalimtak.registry.decision.guards.latency.min-people", "50"));
        for (String measure : List.of("satisfied", "accepted", "errors", "refusals", "length", "cost")) {
            settings.put("kalimtak.registry.decision.guards." + measure + ".watched", "false");
        }

        Policy policy = policy(settings);

        assertThat(policy.guards()).containsOnlyKeys(Measure.SCORE, Measure.LATENCY);
        assertThat(policy.guards().get(Measure.SCORE).margin()).isEqualTo(0.1);
        assertThat(policy.guards().get(Measure.LATENCY)).isEqualTo(new Guard(0.025, 0.25, 0.25, 50));
    }

    @Test
    void shouldNameTheSettingThatMakesNoSense() {
        assertThatThrownBy(() -> policy(Map.of("kalimtak.registry.decision.guards.taste.margin", "1")))
                .hasMessageContaining(
                        "guards.taste is no measure; there are accepted, cost, errors, latency, length, refusals,"
                                + " satisfied, score");
        assertThatThrownBy(() -> policy(Map.of("kalimtak.registry.decision.guards.score.watched", "false")))
                .hasMessageContaining("decided by ratings");
        assertThatThrownBy(() -> policy(Map.of("kalimtak.registry.decision.guards.latency.effect", "0")))
                .hasMessageContaining("guards.latency")
                .hasMessageContaining("the effect positive");
    }
}
