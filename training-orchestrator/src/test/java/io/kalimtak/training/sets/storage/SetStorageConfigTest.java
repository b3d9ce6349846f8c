package io.kalimtak.training.sets.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.kit.storage.CredentialsFrom;
import io.kalimtak.kit.storage.StorageKind;
import io.kalimtak.training.testing.DefaultConfig;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetStorageConfigTest {
    @Test
    void shouldReadADirectoryWhenNothingIsConfigured() {
        SetStorageConfig config = DefaultConfig.readWith(SetStorageConfig.class, Map.of());

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
    }
}
