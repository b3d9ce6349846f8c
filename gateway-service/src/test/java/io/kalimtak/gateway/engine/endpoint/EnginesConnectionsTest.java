package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints that close connections without a word, as servers of models do. */
@Timeout(30)
class EnginesConnectionsTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    /** Open when connections that were answered on may be closed. */
    private volatile CountDownLatch mayClose = new CountDownLatch(1);

    private ServerSocket server;
    private Engines engines;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        engines = new EnginesSetup()
                .and("plain", "http://127.0.0.1:" + server.getLocalPort() + "/v1", "retries", "0")
                .engines();
    }

    @AfterEach
    void stop() throws IOException {
        mayClose.countDown();
        engines.close();
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                opened.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The test is over.
            mayClose.countDown();
        }
    }

    /** Answers whatever comes until it may close, and closes after a stream at once. */
    private void serve(Socket socket) {
        Thread.ofVirtual().start(() -> closeWhenAllowed(socket));
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            boolean stream = false;
            while (!stream && in.readLine() != null) {
                stream = answer(socket, in);
            }
        } catch (IOException e) {
            // It was closed.
            assertThat(socket.isClosed()).isTrue();
        }
        closed.incrementAndGet();
    }

    private void closeWhenAllowed(Socket socket) {
        try {
            mayClose.await();
            socket.close();
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(Socket socket, BufferedReader in) throws IOException {
        int length = 0;
        boolean stream = false;
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
            stream |= line.equals("Accept: text/event-stream");
        }
        assertThat(in.skip(length)).isEqualTo(length);
        byte[] body = recorded(stream ? "stream.txt" : "chat.json").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + (stream ? "text/event-stream" : "application/json")
                + "\r\nContent-Length: " + body.length + "\r\nKeep-Alive: timeout=5\r\n\r\n";
        // Before the client has it and may ask how often.
        answered.incrementAndGet();
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return stream;
    }

    private static void aMomentLater() {
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    }

    @Test
    void shouldUseAConnectionAgainThatIsOpen() throws EngineException {
        engines.ask("plain", hello());
        engines.ask("plain", hello());
        // Longer than a moment, so that it is looked at.
        aMomentLater();
        engines.ask("plain", hello());

        assertThat(answered).hasValue(3);
        assertThat(opened).hasValue(1);
    }

    @Test
    void shouldNotSendOnAConnectionThatTheEndpointClosedMeanwhile() throws EngineException {
        engines.ask("plain", hello());
        mayClose.countDown();
        await().untilAsserted(() -> assertThat(closed).hasValue(1));
        mayClose = new CountDownLatch(1);
        aMomentLater();

        engines.ask("plain", hello());

        assertThat(opened).hasValue(2);
        assertThat(answered).hasValue(2);
    }

    @Test
    void shouldNotSendOnAConnectionThatTheEndpointClosesAfterAStream() throws EngineException {
        for (int i = 0; i < 5; i++) {
            try (EventStream stream = engines.stream("plain", hello())) {
                assertThat(rest(stream)).hasSize(4);
            }
            engines.ask("plain", hello());
        }

        assertThat(answered).hasValue(10);
    }
}
