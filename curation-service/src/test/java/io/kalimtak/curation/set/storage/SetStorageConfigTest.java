package io.kalimtak.curation.set.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.kit.storage.CredentialsFrom;
import io.kalimtak.kit.storage.StorageKind;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SetStorageConfigTest {
    private final SetStorageConfig config = TestConfig.of(SetStorageConfig.class);

    @Test
    void shouldUseTheDirectoryWhenNothingIsSet() {
        assertThat(config.kind()).isEqualTo(StorageKind.DIRECTORY);
        assertThat(config.s3().bucket()).isEmpty();
        assertThat(config.s3().prefix()).isEmpty();
        assertThat(config.s3().endpoint()).isEqualTo(URI.create("https://s3.amazonaws.com"));
        assertThat(config.s3().region()).isEqualTo("us-east-1");
        assertThat(config.s3().pathStyle()).isTrue();
        assertThat(config.s3().tls()).isTrue();
        assertThat(config.s3().credentials()).isEqualTo(CredentialsFrom.ENVIRONMENT);
        assertThat(config.s3().credentialsFile()).isEmpty();
        assertThat(config.s3().profile()).isEqualTo("default");
        assertThat(config.s3().partSize().asLongValue()).isEqualTo(8L << 20);
    }

    @Test
    void shouldNameTheSettingWhenTheBucketIsNotNamed() {
        assertThatThrownBy(() -> new BucketStorage(config.s3()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kalimtak.storage.s3.bucket");
    }
}
