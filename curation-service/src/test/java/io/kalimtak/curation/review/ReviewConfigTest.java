package io.kalimtak.curation.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReviewConfigTest {
    @Test
    void shouldHaveTheseDefaults() {
        ReviewConfig config = TestConfig.of(ReviewConfig.class);

        assertThat(config.refreshEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(config.size()).isEqualTo(200);
        assertThat(config.pool()).isEqualTo(1000);
        assertThat(config.labelled()).isEqualTo(2000);
        assertThat(config.unsureBelow()).isEqualTo(0.35);
    }
}
