package io.kalimtak.gateway.stage;

import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An engine at an endpoint, called {@code answering}, which answers structured prompts and may make them, too. */
public class AnsweringEndpoint implements QuarkusTestResourceLifecycleManager {
    private EndpointServer server;

    @Override
    public Map<String, String> start() {
        server = EndpointServer.start();
        return Map.ofEntries(
                Map.entry("kalimtak.gateway.engines.answering.base-url", server.url()),
                Map.entry("kalimtak.gateway.engines.answering.model", "answering-model"),
                Map.entry("kalimtak.gateway.engines.answering.allow-private", "true"),
                Map.entry("kalimtak.gateway.engines.answering.retries", "0"),
                Map.entry("kalimtak.gateway.engines.answering.circuit.least-calls", "1000"),
                Map.entry("kalimtak.gateway.engines.answering.circuit.last-calls", "1000"),
                Map.entry("kalimtak.gateway.answer.engine", "answering"),
                Map.entry("kalimtak.gateway.answer.model", "answerer-1"),
                Map.entry("kalimtak.gateway.prices.answering.input-per-million", "10"),
                Map.entry("kalimtak.gateway.prices.answering.output-per-million", "20"),
                Map.entry("kalimtak.gateway.engines.backed.base-url", server.url()),
                Map.entry("kalimtak.gateway.engines.backed.model", "backed-model"),
                Map.entry("kalimtak.gateway.engines.backed.allow-private", "true"),
                Map.entry("kalimtak.gateway.engines.backed.retries", "0"),
                Map.entry("kalimtak.gateway.engines.backed.fallbacks", "answering"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(EndpointServer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
