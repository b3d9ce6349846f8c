package io.kalimtak.gateway.retention;

import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.server.Ports;
import java.util.Map;

/** The services behind the gateway, but one: nobody listens where feedback-service should. */
public final class FeedbackAway extends ServicesBehind {
    @Override
    public Map<String, String> start() {
        Map<String, String> config = super.start();
        config.put(
                "kalimtak.services.feedback.url",
                "http://127.0.0.1:" + Ports.free(1).getFirst());
        return config;
    }
}
