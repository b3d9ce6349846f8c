package io.kalimtak.training.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.local.testing.KalimtakServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Curation's fresh rows and interaction's satisfaction, behind one address: says what it is told to. */
public final class LocalPeers implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String fresh = "";
    private volatile String satisfaction = "{\"items\":[]}";
    private volatile int status = 200;
    private volatile int failures;
    private volatile boolean cut;
    private HttpServer server;

    public static int port() {
        return TestPort.of("peers");
    }

    public LocalPeers start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/fresh-rows", exchange -> answer(exchange, fresh));
        server.createContext("/internal/satisfaction", exchange -> answer(exchange, satisfaction));
        server.start();
        return this;
    }

    public LocalPeers sayFresh(String lines) {
        fresh = lines;
        return this;
    }

    public LocalPeers saySatisfaction(String json) {
        satisfaction = json;
        return this;
    }

    /** Answers so many calls with this status, and the next ones as before. */
    public LocalPeers fail(int calls, int with) {
        failures = calls;
        status = with;
        return this;
    }

    /** Breaks every answer off before its last byte. */
    public LocalPeers cutAnswers() {
        cut = true;
        return this;
    }

    /** What was asked, path and query, in its order. */
    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            String expected = "Bearer " + KalimtakServers.INTERNAL_SECRET;
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (failures > 0) {
                failures--;
                exchange.sendResponseHeaders(status, -1);
            } else {
                byte[] bytes = LocalRegistry.utf8(body);
                exchange.sendResponseHeaders(200, cut ? bytes.length + 1 : bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
