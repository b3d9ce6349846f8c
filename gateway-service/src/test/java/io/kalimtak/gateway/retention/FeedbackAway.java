package io.kalimtak.gateway.retention;

import io.kalimtak.gateway.ServicesBehind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The services behind the gateway, but one: nobody listens where feedback-service should. */
public final class FeedbackAway extends ServicesBehind {
    @Override
    public Map<String, String> start() {
        Map<String, String> config = super.start();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            config.put("kalimtak.services.feedback.url", "http://127.0.0.1:" + free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return config;
    }
}
