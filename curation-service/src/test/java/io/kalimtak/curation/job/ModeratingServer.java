package io.kalimtak.curation.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks OpenAI's moderation protocol: flags texts with a marker as violent, refuses those with another, breaks on a
 * third, or is ill. */
final class ModeratingServer implements AutoCloseable {
    static final String VIOLENT = "zzviolent";
    static final String REFUSED = "zzrefused";
    static final String BREAKING = "zzbreaking";

    /** How it answers. */
    enum Mode {
        WELL,
        FAILING,
        HANGING
    }

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Mode mode = Mode.WELL;
    private volatile int requests;

    ModeratingServer(URI address) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
        server.setExecutor(threads);
        server.createContext("/v1/moderations", this::answer);
        server.start();
    }

    void be(Mode next) {
        mode = next;
    }

    /** The texts that it answered for, in their order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    int requests() {
        return requests;
    }

    private synchronized void count() {
        requests++;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            count();
            JsonNode input =
                    json.readTree(exchange.getRequestBody().readAllBytes()).get("input");
            if (mode == Mode.HANGING) {
                closed.await();
            }
            boolean breaks = mode == Mode.FAILING || input.toString().contains(BREAKING);
            if (breaks || input.toString().contains(REFUSED)) {
                exchange.sendResponseHeaders(breaks ? 500 : 400, -1);
                return;
            }
            List<String> results = new ArrayList<>();
            input.forEach(text -> {
                boolean bad = text.asText().contains(VIOLENT);
                asked.add(text.asText());
                results.add("{\"flagged\":" + bad + ",\"categories\":{\"violence\":" + bad + ",\"hate\":false}}");
            });
            byte[] body = ("{\"results\":[" + String.join(",", results) + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
