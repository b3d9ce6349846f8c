package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.begin;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.stream;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.write;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.call;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.json;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams. */
@Timeout(30)
class EnginesStreamTest {
    private static final String CHUNK = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";

    private final EndpointServer server = EndpointServer.start();
    private final EnginesSetup setup = EnginesSetup.engine("hosted", server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldHandOutEveryEventUntilTheLastWithWhatItUsed() throws EngineException {
        server.replies(stream(recorded("stream.txt")));

        try (EventStream stream = setup.engines().stream("hosted", hello())) {
            List<JsonNode> events = rest(stream);

            assertThat(stream.engine()).isEqualTo("hosted");
            assertThat(stream.model()).isEqualTo("hosted-model");
            assertThat(events).hasSize(4);
            assertThat(events.get(1).at("/choices/0/delta/content").asText()).isEqualTo("Grüße, 世界 🌍");
            assertThat(events.get(3).at("/usage/total_tokens").asInt()).isEqualTo(26);
            assertThat(stream.next()).isNull();
        }
        assertThat(setup.calls("hosted", "answered")).isEqualTo(1);
        assertThat(setup.calls("hosted", "closed")).isZero();
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
        assertThat(setup.metrics.get("kalimtak_engine_first_token").timer().count())
                .isEqualTo(1);
    }

    @Test
    void shouldAskForAStreamWithItsUsageAndKeepOtherOptions() throws EngineException {
        server.replies(stream(recorded("stream.txt")));

        setup.engines().stream("hosted", call("{\"messages\":[],\"stream_options\":{\"include_obfuscation\":false}}"))
                .close();

        assertThat(server.seen().getFirst().body())
                .isEqualTo(json("{\"messages\":[],\"stream_options\":{\"include_obfuscation\":false,"
                        + "\"include_usage\":true},\"model\":\"hosted-model\",\"stream\":true}"));
        assertThat(server.seen().getFirst().headers())
                .containsEntry("accept", "text/event-stream")
                .containsEntry("accept-encoding", "identity");
    }

    @Test
    void shouldHandOutPiecesOfToolCalls() throws EngineException {
        server.replies(stream(recorded("tools.txt")));

        try (EventStream stream = setup.engines().stream("hosted", hello())) {
            StringBuilder arguments = new StringBuilder();
            rest(stream)
                    .forEach(event -> arguments.append(event.at("/choices/0/delta/tool_calls/0/function/arguments")
                            .asText("")));
            assertThat(arguments).hasToString("{\"location\":\"Paris\"}");
        }
    }

    @Test
    void shouldHandOutAnEventWhenItComesAndNotWithTheNext() throws EngineException {
        CountDownLatch read = new CountDownLatch(1);
        server.replies(exchange -> {
            var out = begin(exchange);
            write(out, CHUNK);
            read.await();
            write(out, CHUNK + "data: [DONE]\n\n");
        });

        try (EventStream stream = setup.engines().stream("hosted", hello())) {
            stream.next();
            read.countDown();
            assertThat(rest(stream)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ": keep-alive\n\n", "data:\n\n"})
    void shouldGiveUpWhenTheFirstTokenIsTooSlowWhateverElseComes(String piece) {
        setup.put("hosted", "first-token-within", "2s");
        server.replies(piece.isEmpty() ? server.silence() : server.endless("", piece, 20));

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.seen()).hasSize(1);
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
        assertThat(setup.calls("hosted", "timeout")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ": keep-alive\n\n"})
    void shouldGiveUpWhenItHangsBetweenTokensWhateverElseComes(String piece) throws EngineException {
        setup.put("hosted", "between-tokens", "2s");
        server.replies(piece.isEmpty() ? server.hang(CHUNK + CHUNK) : server.endless(CHUNK + CHUNK, piece, 20));

        EventStream stream = setup.engines().stream("hosted", hello());
        stream.next();
        stream.next();
        long begun = System.nanoTime();

        assertThat(catchThrowableOfType(EngineException.class, stream::next).kind())
                .isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(1990), Duration.ofSeconds(20));
        assertThat(catchThrowableOfType(EngineException.class, stream::next).kind())
                .isEqualTo(Kind.TIMEOUT);
        assertThat(setup.calls("hosted", "timeout")).isEqualTo(1);
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldNotCountTheReadersTimeAsThatBetweenTokens() throws Exception {
        setup.put("hosted", "between-tokens", "2s");
        server.replies(stream(recorded("stream.txt")));

        try (EventStream stream = setup.engines().stream("hosted", hello())) {
            stream.next();
            // Reading that takes longer than the limit is what this is about.
            Thread.sleep(3000);
            assertThat(rest(stream)).hasSize(3);
        }
    }

    @Test
    void shouldEndAStreamThatNeverEndsThoughItsEventsComeInTime() throws Exception {
        setup.put("hosted", "whole-within", "3s");
        server.replies(server.endless("", CHUNK, 5));

        EventStream stream = setup.engines().stream("hosted", hello());

        assertThat(catchThrowableOfType(EngineException.class, () -> rest(stream))
                        .kind())
                .isEqualTo(Kind.TIMEOUT);
        assertThat(server.abandoned().await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldEndAStreamThatNobodyReads() throws Exception {
        setup.put("hosted", "whole-within", "3s");
        server.replies(server.endless("", CHUNK, 5));

        EventStream stream = setup.engines().stream("hosted", hello());

        await().untilAsserted(() ->
                assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero());
        assertThat(server.abandoned().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(catchThrowableOfType(EngineException.class, stream::next).kind())
                .isEqualTo(Kind.TIMEOUT);
        assertThat(setup.calls("hosted", "timeout")).isEqualTo(1);
    }

    @Test
    void shouldAbortTheCallWhenItIsClosed() throws Exception {
        server.replies(server.endless("", CHUNK, 5));

        EventStream stream = setup.engines().stream("hosted", hello());
        stream.next();
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isEqualTo(1);
        stream.close();
        stream.close();

        assertThat(server.abandoned().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
        assertThat(setup.calls("hosted", "closed")).isEqualTo(1);
        assertThat(catchThrowableOfType(EngineException.class, stream::next).kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void shouldWakeItsReaderWhenAnotherThreadClosesIt() throws Exception {
        server.replies(server.hang(CHUNK));
        EventStream stream = setup.engines().stream("hosted", hello());
        stream.next();
        CompletableFuture<EngineException> reader = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual()
                .start(() -> reader.complete(catchThrowableOfType(EngineException.class, stream::next)));
        await().until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.RUNNABLE);

        stream.close();

        assertThat(reader.get(10, TimeUnit.SECONDS).kind()).isEqualTo(Kind.BROKEN);
        assertThat(setup.calls("hosted", "closed")).isEqualTo(1);
        assertThat(setup.calls("hosted", "broken")).isZero();
    }

    /** What is written ahead of the reader has to fit into the sockets' buffers. */
    @Test
    @Timeout(120)
    void shouldHoldTheEndpointBackWhenNobodyReads() throws Exception {
        AtomicInteger written = new AtomicInteger();
        String big = "data: {\"choices\":[],\"x\":\"" + "x".repeat(100_000) + "\"}\n\n";
        server.replies(exchange -> {
            var out = begin(exchange);
            for (int i = 0; i < 500; i++) {
                write(out, big);
                written.incrementAndGet();
            }
            write(out, "data: [DONE]\n\n");
        });

        try (EventStream stream = setup.engines().stream("hosted", hello())) {
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(20)).until(() -> written.get() < 300);
            assertThat(rest(stream)).hasSize(500);
        }
    }

    private EngineException failure() {
        Engines engines = setup.engines();
        return catchThrowableOfType(EngineException.class, () -> engines.stream("hosted", hello()));
    }
}
