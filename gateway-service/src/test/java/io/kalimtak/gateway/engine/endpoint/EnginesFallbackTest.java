package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.cut;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.stream;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers in whose place. */
class EnginesFallbackTest {
    private final EndpointServer first = EndpointServer.start();
    private final EndpointServer second = EndpointServer.start();
    private final EndpointServer third = EndpointServer.start();
    private final EnginesSetup setup = EnginesSetup.engine("a", first, "fallbacks", "b,c", "retries", "0")
            .and("b", second.url(), "retries", "0")
            .and("c", third.url(), "retries", "0");

    @AfterEach
    void stop() {
        first.close();
        second.close();
        third.close();
    }

    @Test
    void shouldSayWhichSettingNamesAnEngineThatIsNotThere() {
        Engines engines = setup.engines();

        engines.check("some.engine", Optional.of("a"));
        engines.check("some.engine", Optional.empty());

        assertThatThrownBy(() -> engines.check("some.engine", Optional.of("other")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("some.engine names other, which is not configured; set"
                        + " kalimtak.gateway.engines.other.base-url");
    }

    @Test
    void shouldAskNobodyElseWhenTheEngineAnswers() throws EngineException {
        assertThat(setup.engines().ask("a", hello()).engine()).isEqualTo("a");
        assertThat(second.seen()).isEmpty();
    }

    @Test
    void shouldAskFallbacksInOrderForTheirOwnModels() throws EngineException {
        first.replies(json(500, ""));
        second.replies(json(429, recorded("rate-limited.json")));

        Answer answer = setup.engines().ask("a", new Call("gpt-4.1", hello().body(), null));

        assertThat(answer.engine()).isEqualTo("c");
        assertThat(answer.model()).isEqualTo("c-model");
        assertThat(first.seen().getFirst().body().get("model").asText()).isEqualTo("gpt-4.1");
        assertThat(second.seen().getFirst().body().get("model").asText()).isEqualTo("b-model");
        assertThat(third.seen().getFirst().body().get("model").asText()).isEqualTo("c-model");
        assertThat(setup.calls("a", "failed")).isEqualTo(1);
        assertThat(setup.calls("b", "rate_limited")).isEqualTo(1);
        assertThat(setup.calls("c", "answered")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 408, 429, 500, 503})
    void shouldGoOnWhenTheTroubleIsTheEndpoints(int status) throws EngineException {
        first.replies(json(status, ""));

        assertThat(setup.engines().ask("a", hello()).engine()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void shouldNotGoOnWhenTheRequestIsRefusedForWhatIsInIt(int status) {
        first.replies(json(status, recorded("too-long.json")));
        Engines engines = setup.engines();

        EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.ask("a", hello()));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(second.seen()).isEmpty();
    }

    @Test
    void shouldTellTheFirstFailureWhenNobodyAnswers() {
        first.replies(json(500, ""));
        second.replies(json(503, ""));
        third.replies(json(200, "nothing"));
        Engines engines = setup.engines();

        EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.ask("a", hello()));

        assertThat(failure.status()).isEqualTo(500);
        assertThat(Arrays.stream(failure.getSuppressed()).map(other -> ((EngineException) other).kind()))
                .containsExactly(Kind.FAILED, Kind.BROKEN);
    }

    @Test
    void shouldGoOnUntilTheFirstEventOfAStreamHasCome() throws EngineException {
        first.replies(cut("data: {\"choi"));
        second.replies(stream("data: {\"error\":{\"message\":\"m\",\"code\":500}}\n\n"));
        third.replies(stream(recorded("stream.txt")));

        try (EventStream stream = setup.engines().stream("a", hello())) {
            assertThat(stream.engine()).isEqualTo("c");
            assertThat(stream.model()).isEqualTo("c-model");
            assertThat(rest(stream)).hasSize(4);
        }
    }

    @Test
    void shouldAskTheFallbacksOfAFallbackBeforeTheNextAndEachOnce() throws EngineException {
        EndpointServer fourth = EndpointServer.start();
        try (fourth) {
            setup.and("d", fourth.url(), "fallbacks", "c").put("b", "fallbacks", "d");
            first.replies(json(500, ""));
            second.replies(json(500, ""));
            fourth.replies(json(500, ""));

            assertThat(setup.engines().ask("a", hello()).engine()).isEqualTo("c");
            assertThat(fourth.seen()).hasSize(1);
            assertThat(third.seen()).hasSize(1);
        }
    }

    @Test
    void shouldNotStartWhenFallbacksLeadInACircle() {
        setup.put("c", "fallbacks", "b").put("b", "fallbacks", "c");

        assertThatThrownBy(setup::engines)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "kalimtak\\.gateway\\.engines\\.[abc]\\.fallbacks lead in a circle: .*(b -> c -> b|c -> b -> c)");
    }

    @Test
    void shouldNotStartWithAnEngineThatStandsInForItself() {
        setup.put("c", "fallbacks", "c");

        assertThatThrownBy(setup::engines).hasMessageEndingWith("c -> c");
    }

    @Test
    void shouldNotStartWithAFallbackThatIsNotConfigured() {
        setup.put("c", "fallbacks", "elsewhere");

        assertThatThrownBy(setup::engines)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("kalimtak.gateway.engines.c.fallbacks names elsewhere, which is not configured; set"
                        + " kalimtak.gateway.engines.elsewhere.base-url");
    }
}
