package io.kalimtak.gateway.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IdleLimitTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final CountDownLatch thawed = new CountDownLatch(1);
    private HttpServer server;

    /** One line, then nothing until thawed. */
    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            try {
                thawed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write("second\n".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        thawed.countDown();
        server.stop(0);
    }

    @Test
    void shouldEndWhenAServiceFreezesWithinItsBody() throws Exception {
        try (BufferedReader lines = lines()) {
            assertThat(lines.readLine()).isEqualTo("first");

            assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNotCountHowLongTheReaderTakes() throws Exception {
        try (BufferedReader lines = lines()) {
            assertThat(lines.readLine()).isEqualTo("first");
            Thread.sleep(LIMIT.multipliedBy(2));
            thawed.countDown();

            assertThat(lines.readLine()).isEqualTo("second");
            assertThat(lines.readLine()).isNull();
        }
    }

    private BufferedReader lines() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        InputStream body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
        return new BufferedReader(new InputStreamReader(new IdleLimit(body, LIMIT), UTF_8));
    }
}
