package io.kalimtak.kit.net;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class PublicSocketsTest {
    @Test
    void shouldRefuseBeforeItConnects() throws IOException {
        PublicSockets sockets = new PublicSockets();
        InetAddress loopback = InetAddress.getLoopbackAddress();

        try (Socket socket = sockets.createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(loopback, 9), 1))
                    .isInstanceOf(PublicSockets.PrivateAddressException.class);
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("nowhere.invalid", 9)))
                    .isInstanceOf(PublicSockets.PrivateAddressException.class);
        }
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", 9))
                .isInstanceOf(PublicSockets.PrivateAddressException.class);
        assertThatThrownBy(() -> sockets.createSocket(loopback, 9))
                .isInstanceOf(PublicSockets.PrivateAddressException.class);
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", 9, loopback, 0))
                .isInstanceOf(PublicSockets.PrivateAddressException.class);
        assertThatThrownBy(() -> sockets.createSocket(loopback, 9, loopback, 0))
                .isInstanceOf(PublicSockets.PrivateAddressException.class);
    }
}
