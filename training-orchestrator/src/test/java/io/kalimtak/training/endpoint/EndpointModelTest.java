package io.kalimtak.training.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.TokenCounter;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers of an endpoint cost. */
class EndpointModelTest {
    private static final String PREFIX = "kalimtak.training.endpoints.engine.";
    private static final PromptRequest ASKED = new PromptRequest("plan a trip to Oran", "en", null);

    private HttpServer server;
    private volatile String usage = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] answer = ("{\"choices\":[{\"message\":{\"content\":\"a plan\"}}]" + usage + "}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldReckonWithTheTokensThatTheEndpointReports() {
        usage = ",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":500}";
        EndpointModel model = model(Map.of("input-price-per-million", "2", "output-price-per-million", "8"));

        model.answer(ASKED);
        model.answer(ASKED);

        assertThat(model.spent().orElseThrow().answers()).isEqualTo(2);
        assertThat(model.spent().orElseThrow().cost()).isCloseTo(0.012, within(1e-12));
    }

    @Test
    void shouldCountTheTokensWhereTheEndpointDoesNot() {
        EndpointModel model = model(Map.of("output-price-per-million", "1000000"));

        model.answer(ASKED);

        assertThat(model.spent().orElseThrow().cost()).isEqualTo(TokenCounter.count("a plan"));
    }

    @Test
    void shouldSayNothingOfCostWhereNobodySaidWhatTokensCost() {
        EndpointModel model = model(Map.of());

        model.answer(ASKED);

        assertThat(model.spent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "Infinity"})
    void shouldStopTheStartWhenAPriceCannotBe(String price) {
        assertThatThrownBy(() -> model(Map.of("input-price-per-million", price)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "kalimtak.training.endpoints.engine.{input,output}-price-per-million must be numbers");
    }

    private EndpointModel model(Map<String, String> settings) {
        Map<String, String> keys = new HashMap<>(Map.of(
                PREFIX + "base-url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                PREFIX + "allow-private-addresses",
                "true"));
        settings.forEach((key, value) -> keys.put(PREFIX + key, value));
        Endpoints endpoints = new Endpoints(DefaultConfig.readWith(EndpointsConfig.class, keys));
        return new EndpointModel(
                new EndpointCalls(endpoints, new ObjectMapper()),
                "engine",
                "tuned",
                "tuned-1",
                endpoints.price("engine").orElse(null),
                new Watch());
    }
}
