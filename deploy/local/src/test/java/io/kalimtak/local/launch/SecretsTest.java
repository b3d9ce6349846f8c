package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path folder;

    private final RandomText random = new RandomText();

    @Test
    void shouldMakeSecretsThatOnlyTheOwnerReadsOnTheFirstRun() throws IOException {
        Secrets secrets = Secrets.loadOrCreate(new RunFolders(folder), random);

        assertThat(mode("secrets.json")).isEqualTo("rw-------");
        assertThat(secrets.internalSecret()).hasSize(43);
        assertThat(Base64.getDecoder().decode(secrets.installationKey())).hasSize(32);
        assertThat(secrets.databasePasswords().of("postgres"))
                .hasSize(43)
                .isNotEqualTo(secrets.databasePasswords().of("kalimtak_gateway"));
    }

    @Test
    void shouldFindTheSameSecretsOnTheNextRun() {
        Secrets first = Secrets.loadOrCreate(new RunFolders(folder), random);

        assertThat(Secrets.loadOrCreate(new RunFolders(folder), random)).isEqualTo(first);
    }

    @Test
    void shouldNotInventSecretsWhenThereIsDataThatNeedsTheOldOnes() throws IOException {
        Files.createDirectory(folder.resolve("postgresql"));

        assertThatThrownBy(() -> Secrets.loadOrCreate(new RunFolders(folder), random))
                .isInstanceOf(ServerException.class)
                .hasMessageStartingWith(folder.resolve("secrets.json") + " is missing");
    }

    @Test
    void shouldSayWhatToDoWhenTheFileIsDamaged() throws IOException {
        Files.writeString(folder.resolve("secrets.json"), "{");

        assertThatThrownBy(() -> Secrets.loadOrCreate(new RunFolders(folder), random))
                .isInstanceOf(ServerException.class)
                .hasMessageStartingWith(folder.resolve("secrets.json") + " cannot be read: restore it");
    }

    @Test
    void shouldMakeThreeKeysInTheDocumentedForm() throws IOException {
        Path file = folder.resolve("credentials.json");

        Credentials credentials = Credentials.loadOrCreate(file, random);

        assertThat(credentials.appKey()).matches("klm_app_[A-Za-z0-9_-]{43}");
        assertThat(credentials.adminKey()).matches("klm_admin_[A-Za-z0-9_-]{43}");
        assertThat(credentials.privacyKey()).matches("klm_privacy_[A-Za-z0-9_-]{43}");
        assertThat(mode("credentials.json")).isEqualTo("rw-------");
        assertThat(Credentials.loadOrCreate(file, random)).isEqualTo(credentials);
    }

    @Test
    void shouldHashAKeyAsTheGatewayDoes() {
        assertThat(Credentials.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void shouldShowNoSecretWhenPrinted() {
        Secrets secrets = Secrets.loadOrCreate(new RunFolders(folder), random);

        assertThat(secrets).hasToString("Secrets");
        assertThat(secrets.databasePasswords().toString())
                .doesNotContain(secrets.databasePasswords().of("postgres"));
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
