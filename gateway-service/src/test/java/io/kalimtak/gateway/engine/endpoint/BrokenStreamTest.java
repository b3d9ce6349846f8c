package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.cut;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.stream;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that break off or are none. */
@Timeout(30)
class BrokenStreamTest {
    private static final String CHUNK = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";

    private final EndpointServer server = EndpointServer.start();
    private final EnginesSetup setup = EnginesSetup.engine("hosted", server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldBeBrokenAndAskNobodyAgainWhenTheConnectionIsCutAfterTheFirstEvent() throws EngineException {
        setup.and("other", server.url()).put("hosted", "fallbacks", "other");
        server.replies(cut(CHUNK + CHUNK.substring(0, 20)));

        EventStream stream = setup.engines().stream("hosted", hello());
        stream.next();

        assertThat(catchThrowableOfType(EngineException.class, stream::next).kind())
                .isEqualTo(Kind.BROKEN);
        assertThat(server.seen()).hasSize(1);
        assertThat(setup.calls("hosted", "broken")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: [DONE]", "data: [DONE]\n", "data: {\"choices\":[]}"})
    void shouldBeBrokenWhenTheEndIsMissing(String end) throws EngineException {
        server.replies(stream(CHUNK + end));

        EventStream stream = setup.engines().stream("hosted", hello());
        stream.next();

        assertThatThrownBy(stream::next).hasMessage("The engine hosted ended its stream early.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"choices\":\n\n", "data: text\n\n", "data: []\n\n", "data: [DONE]\n\n", ""})
    void shouldBeBrokenWhenWhatComesFirstIsNoEventOfTheProtocol(String text) {
        server.replies(stream(text));

        assertThat(failure().kind()).isEqualTo(Kind.BROKEN);
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
    }

    @Test
    void shouldBeBrokenWhenAWholeAnswerComesInPlaceOfAStream() {
        server.replies(json(200, recorded("chat.json")));

        assertThat(failure()).hasMessage("The engine hosted answered with something else than a stream.");
    }

    @Test
    void shouldBeBrokenWhenALineIsLongerThanAny() {
        server.replies(server.endless("data: ", "x".repeat(100_000), 0));

        assertThat(failure())
                .hasMessage("The engine hosted sent an event that is longer than any event that is expected.");
    }

    @Test
    void shouldTakeAnErrorInTheStreamAsOne() throws EngineException {
        server.replies(stream(CHUNK + "data: {\"error\":{\"message\":\"m\",\"code\":503}}\n\n"));

        EventStream stream = setup.engines().stream("hosted", hello());
        stream.next();
        EngineException failure = catchThrowableOfType(EngineException.class, stream::next);

        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
        assertThat(failure.error().get("message").asText()).isEqualTo("m");
        assertThat(server.seen()).hasSize(1);
    }

    private EngineException failure() {
        Engines engines = setup.engines();
        return catchThrowableOfType(EngineException.class, () -> engines.stream("hosted", hello()));
    }
}
