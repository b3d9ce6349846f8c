package io.kalimtak.gateway.chat;

import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An engine at an endpoint behind the gateway, called {@code tuned}; other names of models are passed on to it. */
public class EndpointBehind implements QuarkusTestResourceLifecycleManager {
    private EndpointServer server;

    @Override
    public Map<String, String> start() {
        server = EndpointServer.start();
        return Map.of(
                "kalimtak.gateway.engines.tuned.base-url", server.url(),
                "kalimtak.gateway.engines.tuned.model", "tuned-model",
                "kalimtak.gateway.engines.tuned.allow-private", "true",
                "kalimtak.gateway.engines.tuned.retries", "0",
                "kalimtak.gateway.engines.tuned.circuit.least-calls", "1000",
                "kalimtak.gateway.engines.tuned.circuit.last-calls", "1000",
                "kalimtak.gateway.chat.engine", "tuned",
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
