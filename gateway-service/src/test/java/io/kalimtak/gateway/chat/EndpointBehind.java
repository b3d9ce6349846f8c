package io.kalimtak.gateway.chat;

import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An engine at an endpoint behind the gateway, called {@code hosted}; other names of models are passed on to it. */
public class EndpointBehind implements QuarkusTestResourceLifecycleManager {
    private EndpointServer server;

    @Override
    public Map<String, String> start() {
        server = EndpointServer.start();
        return Map.of(
                "kalimtak.gateway.engines.hosted.base-url", server.url(),
                "kalimtak.gateway.engines.hosted.model", "hosted-model",
                "kalimtak.gateway.engines.hosted.allow-private", "true",
                "kalimtak.gateway.engines.hosted.retries", "0",
                "kalimtak.gateway.engines.hosted.circuit.least-calls", "1000",
                "kalimtak.gateway.engines.hosted.circuit.last-calls", "1000",
                "kalimtak.gateway.chat.engine", "hosted",
                "kalimtak.gateway.chat.routed", "gpt-before");
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
