package io.kalimtak.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CurationConfigTest {
    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        CurationConfig config = TestConfig.of(CurationConfig.class);

        assertThat(config.minScore()).isEqualTo(4);
        assertThat(config.evalShare()).isEqualTo(0.1);
        assertThat(config.evalMinPerLanguage()).isEqualTo(3);
        assertThat(config.schedule()).isEqualTo("0 0 2 * * ?");
        assertThat(config.length().inputMin()).isEqualTo(3);
        assertThat(config.length().inputMax()).isEqualTo(32_768);
        assertThat(config.length().targetMin()).isEqualTo(10);
        assertThat(config.length().targetMax()).isEqualTo(32_768);
        assertThat(config.caps().subject()).isEqualTo(50);
        assertThat(config.caps().network()).isEqualTo(100);
        assertThat(config.caps().cluster()).isEqualTo(1);
        assertThat(config.balance().domain()).isEqualTo(1);
        assertThat(config.balance().language()).isEqualTo(1);
        assertThat(config.balance().tool()).isEqualTo(1);
        assertThat(config.preferences().worstScore()).isEqualTo(2);
        assertThat(config.preferences().apart()).isEqualTo(2);
        assertThat(config.preferences().rejectedOfEach()).isEqualTo(3);
        assertThat(config.job().pollInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.job().timeout()).isEqualTo(Duration.ofHours(1));
        assertThat(config.job().attempts()).isEqualTo(5);
        assertThat(config.job().verdictsKept()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void shouldKeepEverythingAYearWhenNothingIsSet() {
        RetentionConfig config = TestConfig.of(RetentionConfig.class);

        assertThat(config.pool()).isEqualTo(Duration.ofDays(365));
        assertThat(config.trainingData()).isEqualTo(Duration.ofDays(365));
        assertThat(config.trainingSets()).isEqualTo(Duration.ofDays(365));
        assertThat(config.jobs()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void shouldKeepFilesUnderTheInstallationWhenNoStorageIsSet() {
        StorageConfig config = TestConfig.of(StorageConfig.class);

        assertThat(config.root()).isEqualTo(Path.of(".kalimtak/storage"));
    }
}
