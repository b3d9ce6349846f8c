package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With this module as a jar, which is what an integration test runs with. */
class ClassArchiveIT {
    private static final String FILE = "-XX:SharedArchiveFile=";

    @TempDir
    private Path folder;

    private Home home;
    private Path jar;

    @BeforeEach
    void putAJar() throws IOException {
        home = new Home(folder);
        jar = Files.writeString(folder.resolve("a.jar"), "a jar");
    }

    private List<String> options(boolean writes) {
        return ClassArchive.options(home, "kafka", List.of(jar), writes);
    }

    private static Path archive(List<String> options) {
        return Path.of(options.getFirst().substring(FILE.length()));
    }

    @Test
    void shouldNameAnArchiveThatIsWrittenOrThatIsThere() throws IOException {
        List<String> writing = options(true);
        assertThat(writing).contains("-XX:+AutoCreateSharedArchive");
        assertThat(archive(writing)).hasParentRaw(home.archives());
        assertThat(options(false)).isEmpty();

        Files.write(archive(writing), new byte[] {1, 2, 3, 4, 5});
        List<String> reading = options(false);

        assertThat(archive(reading)).isEqualTo(archive(writing)).exists();
        assertThat(reading).doesNotContain("-XX:+AutoCreateSharedArchive");
    }

    @Test
    void shouldHaveAnotherArchiveForAnotherJarAndDropTheOldOne() throws IOException {
        Path old = Files.write(archive(options(true)), new byte[] {1, 2, 3, 4, 5});
        Path others = Files.write(home.archives().resolve("kafka-connect-01234567.jsa"), new byte[] {1, 2, 3, 4, 5});
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_700_000_000_000L));

        assertThat(options(false)).isEmpty();
        assertThat(old).exists();
        assertThat(archive(options(true))).isNotEqualTo(old);
        assertThat(old).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void shouldDropWhatWasWrittenHalf() throws IOException {
        Path archive = archive(options(true));
        for (byte[] half : new byte[][] {new byte[8], {1}}) {
            Files.write(archive, half);

            options(true);

            assertThat(archive).doesNotExist();
        }
    }

    @Test
    void shouldDoWithoutWhereNoFolderCanBeMade() throws IOException {
        Files.writeString(folder.resolve("deploy"), "no folder");

        assertThat(options(true)).isEmpty();
    }
}
