package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRefuseASecondLauncherAndNameTheFirst() {
        RunFolders folders = new RunFolders(folder);
        try (InstanceLock held = InstanceLock.take(folders)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> InstanceLock.take(folders))
                    .isInstanceOf(ServerException.class)
                    .hasMessage("kalimtak is already running in " + folder + " (pid "
                            + ProcessHandle.current().pid() + "); ./kalimtak down stops it");
            assertThat(InstanceLock.holder(folders)).contains(ProcessHandle.current());
        }
    }

    @Test
    void shouldBeFreeAgainWhenTheHolderLetsGo() {
        RunFolders folders = new RunFolders(folder);
        InstanceLock.take(folders).close();

        InstanceLock.take(folders).close();

        assertThat(InstanceLock.holder(folders)).isEmpty();
    }
}
