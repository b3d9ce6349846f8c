package io.kalimtak.training.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.local.testing.KalimtakServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model registry that speaks the paths which the orchestrator uses, with their rules: the shared secret, checksums,
 * the same again is no error, something else under the same name is a 409. It can go away, come back and hold calls.
 */
public final class LocalRegistry implements AutoCloseable {
    private static final Pattern VERSION =
            Pattern.compile("/(?:internal|api/admin)/model-versions/([^/]+)(/artifact)?");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, byte[]> artifacts = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> versions = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String live = "embedded-base-1";
    private volatile boolean damaged;
    private volatile Hold hold;
    private volatile String lost;
    private HttpServer server;

    public static int port() {
        return TestPort.of("registry");
    }

    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Goes away: connections are refused. What it holds stays. */
    @Override
    public void close() {
        if (hold != null) {
            hold.release();
        }
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Holds every call whose method and path begin so, until released. */
    public Hold hold(String call) {
        hold = new Hold(call);
        return hold;
    }

    /** Makes a registered version the live one. */
    public void makeLive(String version) {
        live = version;
    }

    /** From now on downloads lack their last byte. */
    public void damageDownloads(boolean on) {
        damaged = on;
    }

    /** Does what the next such call asks for and drops the connection instead of answering. */
    public void loseFirstAnswerTo(String call) {
        lost = call;
    }

    public JsonNode version(String name) {
        return versions.get(name);
    }

    public byte[] artifact(String name) {
        return artifacts.get(name);
    }

    /** How many calls began so, as {@code METHOD /path}. */
    public long calls(String start) {
        return calls.stream().filter(call -> call.startsWith(start)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path;
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(call);
        Hold holding = hold;
        if (holding != null && call.startsWith(holding.call())) {
            holding.pass();
        }
        String expected = "Bearer " + KalimtakServers.INTERNAL_SECRET;
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, new byte[0]);
        } else if (call.equals("GET /internal/routes/default")) {
            answer(exchange, 200, json.writeValueAsBytes(table()));
        } else {
            version(exchange, call, body);
        }
    }

    private void version(HttpExchange exchange, String call, byte[] body) throws IOException {
        Matcher path = VERSION.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            answer(exchange, 404, new byte[0]);
            return;
        }
        String name = path.group(1);
        boolean artifact = path.group(2) != null;
        if (call.startsWith("PUT")) {
            int status = artifact ? putArtifact(exchange, name, body) : putVersion(name, body);
            answer(exchange, status, new byte[0]);
        } else if (artifact && artifacts.containsKey(name)) {
            getArtifact(exchange, artifacts.get(name));
        } else if (!artifact && versions.containsKey(name)) {
            answer(exchange, 200, json.writeValueAsBytes(columns(versions.get(name))));
        } else {
            answer(exchange, 404, new byte[0]);
        }
    }

    /** The registry calls the set's column otherwise than whoever registers a version does. */
    private static JsonNode columns(JsonNode facts) {
        ObjectNode columns = facts.deepCopy();
        columns.set("training_dataset_id", columns.remove("training_set_id"));
        return columns;
    }

    private int putArtifact(HttpExchange exchange, String name, byte[] body) {
        String sha256 = sha256(body);
        if (!sha256.equals(exchange.getRequestHeaders().getFirst("X-Content-SHA256"))) {
            return 422;
        }
        byte[] before = artifacts.putIfAbsent(name, body);
        return before == null || sha256(before).equals(sha256) ? 200 : 409;
    }

    private int putVersion(String name, byte[] body) throws IOException {
        JsonNode facts = json.readTree(body);
        byte[] artifact = artifacts.get(name);
        boolean served =
                facts.path("model").isTextual() && facts.path("artifact_sha256").isNull();
        if (!served
                && (artifact == null
                        || !sha256(artifact)
                                .equals(facts.path("artifact_sha256").asText()))) {
            return 422;
        }
        JsonNode before = versions.putIfAbsent(name, facts);
        return before == null || before.equals(facts) ? 200 : 409;
    }

    private void getArtifact(HttpExchange exchange, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("X-Content-SHA256", sha256(content));
        byte[] sent = damaged ? java.util.Arrays.copyOf(content, content.length - 1) : content;
        answer(exchange, 200, sent);
    }

    private JsonNode table() {
        var table = json.createObjectNode()
                .put("route", "default")
                .put("revision", 1)
                .put("strategy", "immediate")
                .put("live_version", live);
        byte[] artifact = artifacts.get(live);
        table.putArray("arms")
                .addObject()
                .put("name", "live")
                .put("version", live)
                .put(
                        "engine",
                        versions.containsKey(live)
                                ? versions.get(live).path("engine").asText()
                                : "embedded")
                .put("share", 1.0)
                .put("artifact_sha256", artifact == null ? null : sha256(artifact));
        return table;
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            // The artifact's own call begins in the same way and is not the one that decides.
            if (lost != null && call.startsWith(lost) && !call.endsWith("/artifact")) {
                lost = null;
                return;
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
