package io.kalimtak.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks OpenAI's {@code POST /v1/moderations} on loopback; every tenth text, by its hash, is held to be violent. */
final class ModerationServer implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger flagged = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    ModerationServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/moderations", this::answer);
        server.start();
    }

    /** What has curation ask here, few texts a request, so that a job sends many. */
    Map<String, String> settings() {
        return Map.of(
                "KALIMTAK_CURATION_MODERATION_BASE_URL",
                "http://localhost:" + server.getAddress().getPort() + "/v1",
                "KALIMTAK_CURATION_MODERATION_ALLOW_PRIVATE_ADDRESSES",
                "true",
                "KALIMTAK_CURATION_MODERATION_BATCH",
                "16");
    }

    /** How many texts were held to be violent, each counted as often as it was asked. */
    int flagged() {
        return flagged.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode body = json.createObjectNode();
            ArrayNode results = body.putArray("results");
            for (JsonNode text :
                    json.readTree(exchange.getRequestBody().readAllBytes()).get("input")) {
                boolean bad = Math.floorMod(text.asText().hashCode(), 10) == 0;
                flagged.addAndGet(bad ? 1 : 0);
                results.addObject().put("flagged", bad).putObject("categories").put("violence", bad);
            }
            byte[] bytes = json.writeValueAsBytes(body);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
