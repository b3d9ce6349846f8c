package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.cut;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.stream;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and what is not. */
class EnginesRetryTest {
    private static final String TO_COME = "Sun, 01 Mar 2026 12:00:01 GMT";

    private final EndpointServer server = EndpointServer.start();
    private final EnginesSetup setup = EnginesSetup.engine("hosted", server);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void shouldAskAgainWhenTheRequestWasNotTaken(int status) throws EngineException {
        server.replies(json(status, ""), json(status, ""), json(200, recorded("chat.json")));

        assertThat(setup.engines().ask("hosted", hello()).engine()).isEqualTo("hosted");
        assertThat(server.seen()).hasSize(3);
        assertThat(setup.retries("hosted")).isEqualTo(2);
        assertThat(setup.calls("hosted", "answered")).isEqualTo(1);
        assertThat(setup.calls("hosted", "failed")).isZero();
    }

    @Test
    void shouldAskAsOftenAsSetAndNoMore() {
        server.replies(json(503, ""));

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void shouldNotAskAgainWhenNoRetryIsSet() {
        setup.put("hosted", "retries", "0");
        server.replies(json(503, ""));

        failure();

        assertThat(server.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", TO_COME})
    void shouldAskAgainWhenTheTimeIsOverThatTheEndpointAsksFor(String retryAfter) throws EngineException {
        server.replies(
                json(429, recorded("rate-limited.json"), "Retry-After", retryAfter), stream(recorded("stream.txt")));
        long begun = System.nanoTime();

        setup.engines().stream("hosted", hello()).close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(server.seen()).hasSize(2);
    }

    /** Longer than retry-within, never, and a quota that no time fills again. */
    @ParameterizedTest
    @CsvSource({"rate-limited.json, 3, 3", "rate-limited.json, , ", "no-quota.json, 1, 1"})
    void shouldLeaveItToTheCallerWhenToComeBackOtherwise(String error, String retryAfter, Long told) {
        server.replies(
                retryAfter == null
                        ? json(429, recorded(error))
                        : json(429, recorded(error), "Retry-After", retryAfter));

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter().map(Duration::toSeconds).orElse(null)).isEqualTo(told);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldNotWaitPastTheTimeForTheWhole() {
        setup.put("hosted", "whole-within", "20s", "retry-within", "60s");
        server.replies(json(503, "", "Retry-After", "30"));
        long begun = System.nanoTime();

        assertThat(failure().kind()).isEqualTo(Kind.FAILED);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldTryAgainWhenThereIsNoConnection() throws IOException {
        setup.put("hosted", "base-url", "http://127.0.0.1:" + closedPort() + "/v1");

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessage("The engine hosted could not be connected to.");
        assertThat(setup.retries("hosted")).isEqualTo(2);
        assertThat(setup.calls("hosted", "unreachable")).isEqualTo(1);
    }

    @Test
    void shouldCountAConnectionThatIsNotMadeInTimeAsNone() throws IOException {
        // Takes connections and never says a word of TLS.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            setup.put("hosted", "base-url", "https://127.0.0.1:" + silent.getLocalPort(), "connect-within", "300ms");
            long begun = System.nanoTime();

            assertThat(failure().kind()).isEqualTo(Kind.UNREACHABLE);

            assertThat(setup.retries("hosted")).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void shouldSayThatANameIsNotKnown() {
        setup.put("hosted", "base-url", "http://nowhere.invalid/v1", "retries", "0");

        assertThat(failure()).hasMessage("The engine hosted has a name that is not known.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 408, 500, 501})
    void shouldNotAskAgainWhatMayHaveBegunOrWasRefused(int status) {
        server.replies(json(status, ""));

        assertThat(failure().status()).isEqualTo(status);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldNotAskAgainWhenTheConnectionIsCutBeforeAnAnswer() {
        server.replies(exchange -> {
            throw new IOException("cut");
        });

        assertThat(failure().kind()).isEqualTo(Kind.BROKEN);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldNotAskAgainWhenAStreamIsCutBeforeItsFirstEvent() {
        server.replies(cut("data: {\"choi"));
        Engines engines = setup.engines();

        EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.stream("hosted", hello()));

        assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
        assertThat(server.seen()).hasSize(1);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }

    private EngineException failure() {
        Engines engines = setup.engines();
        return catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));
    }
}
