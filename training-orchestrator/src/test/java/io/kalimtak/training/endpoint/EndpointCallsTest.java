package io.kalimtak.training.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointCallsTest {
    private static final String PREFIX = "kalimtak.training.endpoints.engine.";

    @TempDir
    Path folder;

    private final Watch watch = new Watch();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private HttpServer server;
    private String url;
    private volatile int status = 200;
    private volatile String body = "{}";
    private volatile Map<String, String> headers = Map.of();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        slow.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            seen.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            if (exchange.getRequestURI().getPath().endsWith("slow")) {
                slow.await();
            }
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void shouldCallBelowV1WithTheKeyOfTheFile(String end) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "sk-one\n");

        calls(Map.of("base-url", url + end, "key-file", key.toString(), "allow-private-addresses", "true"))
                .send(EndpointCall.get("engine", "models").with("limit", "1"), watch);

        assertThat(seen).containsExactly("/v1/models?limit=1 Bearer sk-one");
    }

    @Test
    void shouldTakeTheKeyOfTheEnvironmentWhenItIsNamed() {
        calls(Map.of("base-url", url, "key-env", "KEY_OF_ENGINE", "allow-private-addresses", "true"))
                .send(EndpointCall.get("engine", "models"), watch);

        assertThat(seen).containsExactly("/v1/models Bearer of the environment");
    }

    @Test
    void shouldRefuseWithoutCallingWhenTheKeyIsNotThere() {
        EndpointCalls calls = calls(Map.of("base-url", url, "key-env", "NO_SUCH", "allow-private-addresses", "true"));

        assertThatThrownBy(() -> calls.send(EndpointCall.get("engine", "models"), watch))
                .isInstanceOf(EndpointRefusedException.class)
                .hasMessage("The environment lacks the variable with the key of the endpoint engine.");
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1:1",
        "https://localhost:1",
        "https://[::1]:1",
        "https://[::ffff:10.0.0.1]",
        "https://127.1",
        "https://2130706433",
        "https://169.254.169.254/latest"
    })
    void shouldRefuseWithoutConnectingWhenTheAddressIsNotPublic(String base) {
        EndpointCalls calls = calls(Map.of("base-url", base));

        assertThatThrownBy(() -> calls.send(EndpointCall.get("engine", "models"), watch))
                .isInstanceOf(EndpointRefusedException.class)
                .hasMessage("The endpoint engine lies on an address that is not public. If it is meant to, set"
                        + " kalimtak.training.endpoints.engine.allow-private-addresses=true.");
    }

    @Test
    void shouldRefuseAnAddressWithoutTlsWhenItIsNotAllowedToBePrivate() {
        assertThatThrownBy(() -> calls(Map.of("base-url", "http://api.example.com"))
                        .send(EndpointCall.get("engine", "models"), watch))
                .hasMessage("The endpoint engine has no https address.");
    }

    @Test
    void shouldFollowNoRedirect() {
        status = 302;
        headers = Map.of("Location", url + "/elsewhere");

        assertThatThrownBy(() -> open().send(EndpointCall.get("engine", "models"), watch))
                .isInstanceOf(EndpointRefusedException.class)
                .hasMessage("The endpoint engine refused with status 302: no reason given.");
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"408,,", "409,,", "429,7,7", "429,99999,3600", "429,soon,", "500,,", "503,2,2"})
    void shouldSayThatItMayPassWhenTheStatusMeansSo(int answered, String retryAfter, Long seconds) {
        status = answered;
        headers = retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);

        assertThatThrownBy(() -> open().send(EndpointCall.post("engine", "models", Map.of()), watch))
                .isInstanceOfSatisfying(
                        EndpointAwayException.class,
                        away -> assertThat(away.retryAfter().map(Duration::toSeconds))
                                .isEqualTo(java.util.Optional.ofNullable(seconds)));
        assertThat(seen).hasSize(1);
    }

    @Test
    void shouldSayThatItWillNotPassWhenTheQuotaIsUsedUp() {
        status = 429;
        body = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"You exceeded your current quota.\"}}";

        assertThatThrownBy(() -> open().send(EndpointCall.get("engine", "models"), watch))
                .isInstanceOf(EndpointRefusedException.class)
                .hasMessage("The endpoint engine refused with status 429: insufficient_quota: You exceeded your current"
                        + " quota.");
    }

    @Test
    void shouldSayThatItMayPassWhenNobodyListens() {
        server.stop(0);

        assertThatThrownBy(() -> open().send(EndpointCall.get("engine", "models"), watch))
                .isInstanceOf(EndpointAwayException.class)
                .hasMessage("The endpoint engine does not answer.");
    }

    @Test
    void shouldEndTheCallWhenTheWatchIsAborted() {
        CompletableFuture<Void> call =
                CompletableFuture.runAsync(() -> open().send(EndpointCall.get("engine", "slow"), watch));
        await().until(() -> seen.size() == 1);

        watch.abort(Watch.Cause.CANCELLED);

        assertThatThrownBy(call::join).hasCauseInstanceOf(AbortedException.class);
    }

    private EndpointCalls open() {
        return calls(Map.of("base-url", url, "allow-private-addresses", "true"));
    }

    private static EndpointCalls calls(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put(PREFIX + name, value));
        Endpoints endpoints = new Endpoints(
                DefaultConfig.readWith(EndpointsConfig.class, named),
                name -> "KEY_OF_ENGINE".equals(name) ? "of the environment" : null);
        return new EndpointCalls(endpoints, new ObjectMapper());
    }
}
