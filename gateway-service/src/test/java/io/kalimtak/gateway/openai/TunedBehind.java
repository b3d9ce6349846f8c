package io.kalimtak.gateway.openai;

import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An engine at an endpoint behind the gateway, called {@code tuned}; other names of models are passed on to it. */
public class TunedBehind implements QuarkusTestResourceLifecycleManager {
    private EndpointServer server;

    /** A tuned model at the endpoint that answers everybody. */
    public static RouteArm live() {
        return RouteArm.newBuilder()
                .setName("live")
                .setVersion("openai-1")
                .setEngine("tuned")
                .setShare(1)
                .setModel("ft:small:kalimtak")
                .build();
    }

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
