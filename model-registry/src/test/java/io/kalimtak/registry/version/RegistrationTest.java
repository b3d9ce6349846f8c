package io.kalimtak.registry.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final UUID RUN = new UUID(1, 2);

    private static Registration facts(String base, UUID run, Map<String, Double> metrics) {
        return new Registration(
                base, null, "embedded", null, null, null, null, run, "ab", metrics, VersionStatus.REGISTERED, null);
    }

    @Test
    void shouldFindNoDifferenceWhenTheFactsAreTheSame() {
        Registration one = facts("base", RUN, Map.of("a", 1.0, "b", 2.0));

        assertThat(one.differences(facts("base", new UUID(1, 2), Map.of("b", 2.0, "a", 1.0))))
                .isEmpty();
    }

    @Test
    void shouldNameEveryFieldThatDiffers() {
        Registration one = facts("base", RUN, Map.of("a", 1.0));

        assertThat(one.differences(facts("other", null, Map.of("a", 1.0000000001))))
                .containsExactly("base_model", "run_id", "metrics");
    }
}
