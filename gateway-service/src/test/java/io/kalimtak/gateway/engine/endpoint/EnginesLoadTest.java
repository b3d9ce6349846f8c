package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.cut;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.stream;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queue and circuit. */
@Timeout(30)
class EnginesLoadTest {
    private static final String CHUNK = "data: {\"choices\":[]}\n\n";

    private final EndpointServer server = EndpointServer.start();
    private final EnginesSetup setup = EnginesSetup.engine(
            "hosted",
            server,
            "retries",
            "0",
            "circuit.last-calls",
            "4",
            "circuit.least-calls",
            "4",
            "circuit.open-for",
            "30s",
            "circuit.trials",
            "1");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldTurnCallsAwayWhenAllPlacesAndTheQueueAreFull() throws Exception {
        setup.put("hosted", "concurrency", "1", "queue", "1", "queue-within", "20s");
        server.replies(server.hang(CHUNK), json(200, recorded("chat.json")));
        Engines engines = setup.engines();
        EventStream holder = engines.stream("hosted", hello());
        CompletableFuture<Answer> waiting = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer(engines, waiting));
        await().until(() -> setup.gauge("kalimtak_engine_calls_waiting", "hosted") == 1);

        EngineException turnedAway = catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));

        assertThat(turnedAway.kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(server.seen()).hasSize(1);
        holder.close();
        assertThat(waiting.get(10, TimeUnit.SECONDS).engine()).isEqualTo("hosted");
        assertThat(setup.calls("hosted", "overloaded")).isEqualTo(1);
        assertThat(setup.calls("hosted", "answered")).isEqualTo(1);
        assertThat(setup.calls("hosted", "closed")).isEqualTo(1);
    }

    @Test
    void shouldTurnACallAwayThatHasWaitedForLongEnough() throws EngineException {
        setup.put("hosted", "concurrency", "1", "queue-within", "200ms");
        server.replies(server.hang(CHUNK));
        Engines engines = setup.engines();

        try (EventStream holder = engines.stream("hosted", hello())) {
            long begun = System.nanoTime();
            EngineException turnedAway =
                    catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));

            assertThat(turnedAway.kind()).isEqualTo(Kind.OVERLOADED);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
            assertThat(holder.next()).isNotNull();
        }
        assertThat(setup.gauge("kalimtak_engine_calls_waiting", "hosted")).isZero();
    }

    @Test
    void shouldLeaveAnEngineAloneThatFailsAndAskItAgainWhenItIsWell() throws EngineException {
        openForAMoment();
        server.replies(json(500, ""));
        Engines engines = setup.engines();
        for (int i = 0; i < 4; i++) {
            assertThat(kind(engines)).isEqualTo(Kind.FAILED);
        }

        assertThat(kind(engines)).isEqualTo(Kind.OVERLOADED);
        assertThat(server.seen()).hasSize(4);
        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isEqualTo(2);

        server.replies(json(200, recorded("chat.json")));
        await().until(() -> setup.gauge("kalimtak_engine_circuit", "hosted") == 1);
        assertThat(engines.ask("hosted", hello()).engine()).isEqualTo("hosted");
        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isZero();
        assertThat(setup.calls("hosted", "overloaded")).isEqualTo(1);
    }

    @Test
    void shouldLeaveItAloneAgainWhenTheTrialFails() {
        openForAMoment();
        server.replies(json(500, ""));
        Engines engines = setup.engines();
        for (int i = 0; i < 4; i++) {
            kind(engines);
        }
        await().until(() -> setup.gauge("kalimtak_engine_circuit", "hosted") == 1);

        assertThat(kind(engines)).isEqualTo(Kind.FAILED);

        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isEqualTo(2);
    }

    /** Or nobody could try again. */
    @Test
    void shouldTakeATrialThatSaysNothingOfTheEngineForNone() throws EngineException {
        openForAMoment();
        server.replies(json(500, ""));
        Engines engines = setup.engines();
        for (int i = 0; i < 4; i++) {
            kind(engines);
        }
        server.replies(json(429, ""), json(200, recorded("chat.json")));
        await().until(() -> setup.gauge("kalimtak_engine_circuit", "hosted") == 1);

        assertThat(kind(engines)).isEqualTo(Kind.RATE_LIMITED);
        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isEqualTo(1);
        assertThat(engines.ask("hosted", hello()).engine()).isEqualTo("hosted");
        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isZero();
    }

    /** The others would be kept out for as long as it takes. */
    @Test
    void shouldBeWellWithTheFirstEventOfAStreamThatIsATrial() throws EngineException {
        openForAMoment();
        server.replies(json(500, ""));
        Engines engines = setup.engines();
        for (int i = 0; i < 4; i++) {
            kind(engines);
        }
        server.replies(server.hang(CHUNK), json(200, recorded("chat.json")));
        await().until(() -> setup.gauge("kalimtak_engine_circuit", "hosted") == 1);

        try (EventStream trial = engines.stream("hosted", hello())) {
            assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isZero();
            assertThat(engines.ask("hosted", hello()).engine()).isEqualTo("hosted");
            assertThat(trial.next()).isNotNull();
        }
    }

    @Test
    void shouldCountStreamsThatBreakAndNotThoseThatTheirReaderCloses() throws EngineException {
        server.replies(server.hang(CHUNK));
        Engines engines = setup.engines();
        for (int i = 0; i < 4; i++) {
            engines.stream("hosted", hello()).close();
        }
        server.replies(cut(CHUNK));
        for (int i = 0; i < 3; i++) {
            EventStream stream = engines.stream("hosted", hello());
            assertThat(catchThrowableOfType(EngineException.class, () -> rest(stream))
                            .kind())
                    .isEqualTo(Kind.BROKEN);
        }
        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isZero();

        EventStream stream = engines.stream("hosted", hello());
        assertThat(catchThrowableOfType(EngineException.class, () -> rest(stream))
                        .kind())
                .isEqualTo(Kind.BROKEN);
        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isEqualTo(2);
    }

    @Test
    void shouldNotHoldRefusalsAndLimitsOfRateAgainstAnEngine() {
        server.replies(
                json(400, ""),
                json(429, ""),
                json(401, ""),
                json(429, ""),
                json(422, ""),
                json(404, ""),
                json(400, ""));
        Engines engines = setup.engines();
        for (int i = 0; i < 7; i++) {
            assertThat(kind(engines)).isIn(Kind.REFUSED, Kind.RATE_LIMITED);
        }

        assertThat(setup.gauge("kalimtak_engine_circuit", "hosted")).isZero();
    }

    /** The first failures open it in the middle of a call, which is not tried to its end then. */
    @Test
    void shouldNotGoOnTryingWhenTheCircuitHasOpened() {
        setup.put("hosted", "retries", "9");
        server.replies(json(503, ""));
        Engines engines = setup.engines();

        assertThat(kind(engines)).isEqualTo(Kind.FAILED);

        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void shouldGoToTheFallbackWhileTheCircuitIsOpen() throws EngineException {
        EndpointServer other = EndpointServer.start();
        try (other) {
            setup.and("other", other.url()).put("hosted", "fallbacks", "other");
            server.replies(stream(""));
            other.replies(stream(recorded("stream.txt")));
            Engines engines = setup.engines();
            for (int i = 0; i < 6; i++) {
                try (EventStream stream = engines.stream("hosted", hello())) {
                    assertThat(stream.engine()).isEqualTo("other");
                    assertThat(rest(stream)).hasSize(4);
                }
            }
        }
        assertThat(server.seen()).hasSize(4);
    }

    /** So that it comes to a trial; long enough for a few calls while it is open. */
    private void openForAMoment() {
        setup.put("hosted", "circuit.open-for", "2s");
    }

    private static Kind kind(Engines engines) {
        return catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()))
                .kind();
    }

    private static void answer(Engines engines, CompletableFuture<Answer> answer) {
        try {
            answer.complete(engines.ask("hosted", hello()));
        } catch (EngineException e) {
            answer.completeExceptionally(e);
        }
    }
}
