package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameThePortThatIsInUse() throws IOException {
        PortPlan plan = PortPlan.free();
        int port = plan.of(Service.CURATION);
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Preflight.checkPorts(plan))
                    .isInstanceOf(ServerException.class)
                    .hasMessage("port " + other.getLocalPort() + " (curation) is in use: stop what uses it, "
                            + "or choose other ports with --port-base, 18080 for instance");
        }
    }

    @Test
    void shouldAcceptFreePorts() {
        assertThatCode(() -> Preflight.checkPorts(PortPlan.free())).doesNotThrowAnyException();
    }

    @Test
    void shouldAcceptExactlyTheSpaceNeededAndRefuseLess() {
        RunFolders folders = new RunFolders(folder);

        assertThatCode(() -> Preflight.requireSpace(folders, 1L << 30)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Preflight.requireSpace(folders, (1L << 30) - 1))
                .isInstanceOf(ServerException.class)
                .hasMessage("only 1023 MiB are free for " + folder
                        + ", 1024 are needed: make room, or set KALIMTAK_DATA to a folder elsewhere");
    }
}
