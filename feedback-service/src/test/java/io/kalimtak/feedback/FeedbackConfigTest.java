package io.kalimtak.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.feedback.testing.TestConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FeedbackConfigTest {
    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        FeedbackConfig.Integrity rules = TestConfig.feedback().integrity();

        assertThat(rules.burst().window()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rules.burst().cap()).isEqualTo(20);
        assertThat(rules.burst().applicationCap()).isEqualTo(60_000);
        assertThat(rules.rater().window()).isEqualTo(Duration.ofDays(1));
        assertThat(rules.rater().cap()).isEqualTo(100);
        assertThat(rules.rater().applicationCap()).isEqualTo(1_000_000);
        assertThat(rules.network().window()).isEqualTo(Duration.ofDays(1));
        assertThat(rules.network().cap()).isEqualTo(100);
        assertThat(rules.network().applicationCap()).isEqualTo(100_000);
        assertThat(rules.repeatedRater().window()).isEqualTo(Duration.ofDays(1));
        assertThat(rules.repeatedRater().cap()).isEqualTo(20);
        assertThat(rules.repeatedRater().applicationCap()).isEqualTo(1_000);
        assertThat(rules.pileOn().window()).isEqualTo(Duration.ofDays(1));
        assertThat(rules.pileOn().cap()).isEqualTo(25);
    }
}
