package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClassificationConfigTest {
    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        ClassificationConfig config = TestConfig.of(ClassificationConfig.class);

        assertThat(config.minDomainConfidence()).isEqualTo(0.35);
        assertThat(config.minUseCaseConfidence()).isEqualTo(0.35);
        assertThat(config.retrainAfter()).isEqualTo(20);
        assertThat(config.retrainEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(10));
    }
}
