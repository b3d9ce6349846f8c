package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With this module as a jar, which is what an integration test runs with. */
class ClassArchiveIT {
    @TempDir
    private Path folder;

    @Test
    void shouldNameAnArchiveThatIsWrittenOrThatIsThere() throws IOException {
        Home home = new Home(folder);
        Path archive = home.archives().resolve("kafka.jsa");

        assertThat(ClassArchive.options(home, "kafka", true))
                .contains("-XX:SharedArchiveFile=" + archive, "-XX:+AutoCreateSharedArchive");
        assertThat(ClassArchive.options(home, "kafka", false)).isEmpty();

        Files.write(archive, new byte[] {1, 2, 3, 4, 5});
        assertThat(ClassArchive.options(home, "kafka", false))
                .contains("-XX:SharedArchiveFile=" + archive)
                .doesNotContain("-XX:+AutoCreateSharedArchive");
        assertThat(archive).exists();
    }

    @Test
    void shouldDropWhatWasWrittenHalf() throws IOException {
        Home home = new Home(folder);
        Path archive = home.archives().resolve("kafka.jsa");
        for (byte[] half : new byte[][] {new byte[8], {1}}) {
            Files.createDirectories(home.archives());
            Files.write(archive, half);

            ClassArchive.options(home, "kafka", true);

            assertThat(archive).doesNotExist();
        }
    }

    @Test
    void shouldDoWithoutWhereNoFolderCanBeMade() throws IOException {
        Files.writeString(folder.resolve("deploy"), "no folder");

        assertThat(ClassArchive.options(new Home(folder), "kafka", true)).isEmpty();
    }
}
