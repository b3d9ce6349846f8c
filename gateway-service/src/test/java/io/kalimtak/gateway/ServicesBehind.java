package io.kalimtak.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.gateway.lineage.LineageBehind;
import io.kalimtak.gateway.metrics.FiguresBehind;
import io.kalimtak.kit.security.ApiKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The services behind the gateway, as far as it sees them: a server that answers each pass-through call with what it
 * was asked, and serves artifacts from a folder.
 */
public class ServicesBehind implements QuarkusTestResourceLifecycleManager {
    public static final String ARTIFACTS = "kalimtak.test.artifacts";
    /** File of that folder: what gateways told of how requests ended, a report a line. */
    public static final String TOLD = "told.jsonl";

    /** As long as a file of that folder is called by a version and this, its artifact is not sent. */
    public static final String HOLD = ".hold";

    private static final long HOLD_NANOS = 5_000_000;

    static final String PAGE_POLICY = "default-src 'none'; style-src 'sha256-abc='; frame-ancestors 'none'";

    private HttpServer server;
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("gateway-test-");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Map<String, String> config = new HashMap<>();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        for (String service : new String[] {"interaction", "feedback", "curation", "training", "registry"}) {
            config.put("kalimtak.services." + service + ".url", url);
        }
        config.put("kalimtak.gateway.bootstrap-keys.app", ApiKeys.hash(GatewayProbe.APP_KEY));
        config.put("kalimtak.gateway.bootstrap-keys.admin", ApiKeys.hash(GatewayProbe.ADMIN_KEY));
        config.put("kalimtak.gateway.bootstrap-keys.privacy", ApiKeys.hash(GatewayProbe.PRIVACY_KEY));
        config.put("kalimtak.gateway.models.folder", folder.resolve("cache").toString());
        config.put("kalimtak.gateway.journal.folder", folder.resolve("journal").toString());
        config.put(ARTIFACTS, folder.toString());
        return config;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body;
        if (path.endsWith("/artifact")) {
            String version = path.split("/")[4];
            Path file = folder.resolve(version + ".zip");
            while (Files.exists(folder.resolve(version + HOLD))) {
                LockSupport.parkNanos(HOLD_NANOS);
            }
            body = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.getResponseHeaders().set("X-Content-SHA256", TrainedVersion.sha256(body));
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, body.length == 0 ? -1 : body.length);
        } else if (path.endsWith("/report.html")) {
            body = ("<!DOCTYPE html><p>for " + exchange.getRequestHeaders().getFirst("Accept"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().set("Content-Disposition", "inline; filename=\"report.html\"");
            exchange.getResponseHeaders().set("Content-Security-Policy", PAGE_POLICY);
            exchange.sendResponseHeaders(200, body.length);
        } else if (path.equals("/internal/privacy/search")) {
            body = "[{\"kind\":\"topic\",\"place\":\"kalimtak.identities.v1\",\"found\":2}]"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
        } else if (path.equals("/internal/metrics")) {
            String query = exchange.getRequestURI().getRawQuery();
            body = FiguresBehind.of(query).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(FiguresBehind.status(query), body.length);
        } else if (path.startsWith("/internal/request-counts/")) {
            body = new byte[0];
            String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + "\n";
            // As the registry does.
            boolean taken = !told.contains("\"version\":\"\"");
            if (taken) {
                Files.writeString(folder.resolve(TOLD), told, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            exchange.sendResponseHeaders(taken ? 204 : 400, -1);
        } else if (LineageBehind.owns(path)) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            body = LineageBehind.of(exchange.getRequestURI(), asked).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(LineageBehind.status(exchange.getRequestURI()), body.length);
        } else if (path.startsWith("/internal/")) {
            body = inside(exchange.getRequestMethod() + " " + path).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
        } else {
            String text = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " as "
                    + exchange.getRequestHeaders().getFirst("X-Kalimtak-Actor").replaceAll(":.*", "") + " proven "
                    + exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer test-secret") + " body "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestURI().toString().endsWith("?trace")) {
                text += " in " + exchange.getRequestHeaders().get("traceparent");
            }
            body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.getResponseHeaders().set("X-Inner", "stays inside");
            exchange.sendResponseHeaders(202, body.length);
        }
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** What a service says of itself; with a field that this release does not know. */
    private static String inside(String call) {
        return switch (call) {
            case "GET /internal/policy" -> """
                {"service": "some-service", "news": 1, "rules": {"erasure": "at once"}, "kept": [{"kind": "TABLE",
                 "name": "some.table", "what": "rows", "purpose": "a test", "contains": ["PSEUDONYM"],
                 "kept_for": "P90D", "rule": null, "setting": "some.key"}]}
                """;
            case "GET /internal/retention" -> report(true);
            case "POST /internal/retention" -> report(false);
            default -> "{}";
        };
    }

    private static String report(boolean dry) {
        return """
            {"service": "some-service", "at": "2026-11-23T12:00:00Z", "dry": %s, "failed": [],
             "expired": [{"relation": "some.table", "part": null, "before": "2026-08-25T12:00:00Z", "count": 3}]}
            """.formatted(dry);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
