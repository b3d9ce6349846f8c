package io.kalimtak.gateway.engine.endpoint;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An endpoint for a whole gateway, which knows it as the engine "hosted"; and one that is away, with the first for its fallback. */
public class EndpointBehind implements QuarkusTestResourceLifecycleManager {
    private EndpointServer server;

    @Override
    public Map<String, String> start() {
        server = EndpointServer.start();
        String prefix = "kalimtak.gateway.engines.";
        return Map.of(
                prefix + "hosted.base-url", server.url(),
                prefix + "hosted.model", "gpt-4.1",
                prefix + "hosted.allow-private", "true",
                prefix + "away.base-url", "http://127.0.0.1:9/v1",
                prefix + "away.model", "none",
                prefix + "away.allow-private", "true",
                prefix + "away.retries", "0",
                prefix + "away.fallbacks", "hosted");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
