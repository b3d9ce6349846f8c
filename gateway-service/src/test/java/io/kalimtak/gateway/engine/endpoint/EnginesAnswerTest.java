package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.call;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers. */
class EnginesAnswerTest {
    private final EndpointServer server = EndpointServer.start();
    private final EnginesSetup setup = EnginesSetup.engine("hosted", server, "key-variable", "ENGINE_KEY");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldSendTheBodyAsItIsButForModelAndStream() throws EngineException {
        ObjectNode body =
                (ObjectNode) json("{\"model\":\"alias\",\"messages\":[],\"temperature\":0.5,\"x_own\":{\"a\":[1]},"
                        + "\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        ObjectNode before = body.deepCopy();
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        Answer answer = setup.engines().ask("hosted", new Call("gpt-4.1", body, traceparent));

        EndpointServer.Seen seen = server.seen().getFirst();
        assertThat(seen.path()).isEqualTo("/v1/chat/completions");
        assertThat(seen.body())
                .isEqualTo(json("{\"model\":\"gpt-4.1\",\"messages\":[],\"temperature\":0.5,\"x_own\":{\"a\":[1]},"
                        + "\"stream\":false}"));
        assertThat(seen.headers())
                .containsEntry("authorization", "Bearer " + EnginesSetup.VARIABLE_KEY)
                .containsEntry("traceparent", traceparent)
                .containsEntry("content-type", "application/json");
        assertThat(body).isEqualTo(before);
        assertThat(answer.engine()).isEqualTo("hosted");
        assertThat(answer.model()).isEqualTo("gpt-4.1");
        assertThat(answer.body()).isEqualTo(json(recorded("chat.json")));
        assertThat(setup.calls("hosted", "answered")).isEqualTo(1);
    }

    @Test
    void shouldAskForTheEnginesOwnModelWithItsHeadersWhenTheCallNamesNone() throws EngineException {
        setup.put("hosted", "headers.OpenAI-Organization", "org-1");

        Answer answer = setup.engines().ask("hosted", hello());

        assertThat(answer.model()).isEqualTo("hosted-model");
        assertThat(server.seen().getFirst().body().get("model").asText()).isEqualTo("hosted-model");
        assertThat(server.seen().getFirst().headers())
                .containsEntry("openai-organization", "org-1")
                .doesNotContainKey("traceparent");
    }

    @Test
    void shouldPostToAnotherPathWithoutWordsOfStreams() throws EngineException {
        server.replies(json(200, recorded("embeddings.json")));

        Answer answer = setup.engines().post("hosted", "embeddings", call("{\"input\":[\"text\"],\"stream\":false}"));

        assertThat(answer.body()).isEqualTo(json(recorded("embeddings.json")));
        assertThat(server.seen().getFirst().path()).isEqualTo("/v1/embeddings");
        assertThat(server.seen().getFirst().body())
                .isEqualTo(json("{\"input\":[\"text\"],\"model\":\"hosted-model\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../files", "/embeddings", "embeddings?x=1", "a//b", ""})
    void shouldRefuseAPathThatLeadsElsewhere(String path) {
        assertThatThrownBy(() -> setup.engines().post("hosted", path, hello()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.seen()).isEmpty();
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
    }

    @Test
    void shouldKnowItsEnginesByName() {
        Engines engines = setup.engines();

        assertThat(engines.has("hosted")).isTrue();
        assertThat(engines.has("other")).isFalse();
        assertThatThrownBy(() -> engines.ask("other", hello())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, too-long.json, REFUSED",
        "401, wrong-key.json, REFUSED",
        "404, too-long.json, REFUSED",
        "422, too-long.json, REFUSED",
        "408, too-long.json, TIMEOUT",
        "429, rate-limited.json, RATE_LIMITED",
        "500, too-long.json, FAILED",
        "501, too-long.json, FAILED",
        "304, too-long.json, BROKEN"
    })
    void shouldTellWhatAnEndpointSaidByItsStatusAndKeepItsErrorForTheCaller(int status, String error, Kind kind) {
        boolean bodiless = status == 304;
        server.replies(json(status, bodiless ? "" : recorded(error)));

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.error())
                .isEqualTo(bodiless ? null : json(recorded(error)).get("error"));
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure).hasMessageStartingWith("The engine hosted answered with status " + status);
        assertThat(server.seen()).hasSize(1);
        assertThat(setup.calls("hosted", kind.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"model not found\"} | \"model not found\"",
                "{\"object\":\"error\",\"message\":\"m\",\"code\":400} | {\"object\":\"error\",\"message\":\"m\",\"code\":400}",
                "{\"detail\":\"Not Found\"} | {\"detail\":\"Not Found\"}"
            })
    void shouldKeepErrorsInTheShapesOfOtherServers(String body, String error) {
        server.replies(json(404, body));

        assertThat(failure().error()).isEqualTo(json(error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{\"choices\":",
                "<html>",
                "{}",
                "{\"choices\":{}}",
                "{\"choices\":[]} {\"choices\":[]}"
            })
    void shouldBeBrokenWhenTheAnswerIsNoCompletion(String body) {
        server.replies(json(200, body));

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
        assertThat(failure).hasNoCause();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldBeBrokenWhenTheConnectionIsCutInTheMiddle() {
        server.replies(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            EndpointServer.write(exchange.getResponseBody(), "{\"choices\":[");
            throw new java.io.IOException("cut");
        });

        assertThat(failure().kind()).isEqualTo(Kind.BROKEN);
        assertThat(server.seen()).hasSize(1);
    }

    /** Some routers answer 200 and say in the body that the engine behind them failed. */
    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "400, REFUSED", "502, FAILED", "12, FAILED", "'\"server_error\"', FAILED"})
    void shouldTakeAnErrorWithStatus200AsOne(String code, Kind kind) {
        server.replies(json(200, "{\"error\":{\"message\":\"m\",\"code\":" + code + "}}"));

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.error().get("message").asText()).isEqualTo("m");
    }

    @Test
    void shouldGiveUpWhenTheWholeTakesTooLong() {
        setup.put("hosted", "whole-within", "3s");
        server.replies(server.silence());

        EngineException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.seen()).hasSize(1);
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
    }

    @Test
    void shouldNotTakeMoreOfAnAnswerThanExpected() {
        server.replies(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                exchange.getResponseBody().write(megabyte);
            }
        });

        assertThat(failure()).hasMessage("The engine hosted sent an answer that is longer than any that is expected.");
    }

    @Test
    void shouldNameNeitherKeyNorText() {
        server.replies(json(401, recorded("wrong-key.json"), "Retry-After", "3"));

        EngineException failure = failure();

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(failure).hasNoCause();
        assertThat(failure.toString()).doesNotContain("sk-").doesNotContain("person");
        assertThat(hello().toString()).doesNotContain("person");
    }

    private EngineException failure() {
        Engines engines = setup.engines();
        return catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));
    }
}
