package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void shouldGiveDifferentPortsThatNoLeavingConnectionIsGiven() {
        List<Integer> ports = Ports.free(50);

        assertThat(ports).doesNotHaveDuplicates().hasSize(50).allMatch(port -> port >= 10_000 && port < 32_768);
    }

    @Test
    void shouldTellWhetherAPortIsTaken() throws IOException {
        int port = Ports.free(1).getFirst();
        assertThat(Ports.isListening(port)).isFalse();

        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(Ports.isFree(port)).isFalse();
            assertThat(Ports.isListening(port)).isTrue();
        }
    }
}
