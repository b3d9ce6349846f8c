package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindTheProcessWhenItRuns() {
        PidFile file = new PidFile(folder.resolve("me.pid"));
        file.write(ProcessHandle.current());

        assertThat(file.process()).contains(ProcessHandle.current());
    }

    @Test
    void shouldFindNobodyWhenTheIdNowBelongsToAnotherProcess() throws IOException {
        Path path = folder.resolve("me.pid");
        Files.writeString(path, ProcessHandle.current().pid() + " 1000\n");

        assertThat(new PidFile(path).process()).isEmpty();
    }

    @Test
    void shouldFindNobodyWhenTheFileIsHalfWritten() throws IOException {
        Path path = folder.resolve("me.pid");
        Files.writeString(path, "12");

        assertThat(new PidFile(path).process()).isEmpty();
    }

    @Test
    void shouldStopWhatWasLeftBehindAndForgetIt() throws Exception {
        Process left = new ProcessBuilder("sleep", "60").start();
        new PidFile(folder.resolve("left.pid")).write(left.toHandle());

        assertThat(PidFile.stopLeftovers(folder)).isEqualTo(1);

        assertThat(left.waitFor()).isNotZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldStopNobodyWhenTheFolderIsNotThere() {
        assertThat(PidFile.stopLeftovers(folder.resolve("none"))).isZero();
    }
}
