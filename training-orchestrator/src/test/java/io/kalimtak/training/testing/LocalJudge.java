package io.kalimtak.training.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint that speaks OpenAI's chat completions and serves a judge. It reads the question as it is fenced, so that a
 * fence which a text could break would show. It can refuse schemas and answer with errors.
 */
public final class LocalJudge implements AutoCloseable {
    private static final Pattern FENCED = Pattern.compile(
            "<<<request (\\w+)\\n(.*)\\n\\1>>>\\n<<<A \\1\\n(.*)\\n\\1>>>\\n<<<B \\1\\n(.*)\\n\\1>>>\\n.*",
            Pattern.DOTALL);

    /** What the judge is shown. */
    public record Shown(String request, String first, String second) {}

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> failures = new CopyOnWriteArrayList<>();
    private volatile Function<Shown, String> answers = shown -> "{\"better\":\"tie\"}";
    private volatile boolean schemaless;
    private HttpServer server;

    /** Where the service under test asks for a judge. */
    static int port() {
        return TestPort.of("judge");
    }

    /** Starts where the service under test asks. */
    public void startForTheService() throws IOException {
        start(port());
    }

    public void start() throws IOException {
        start(0);
    }

    private void start(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** What it answers, as the content of a message. */
    public void answerWith(Function<Shown, String> judge) {
        answers = judge;
    }

    /** Refuses a response_format, as servers of other makers do. */
    public void knowNoSchemas() {
        schemaless = true;
    }

    /** The next calls are answered with these statuses, each once. */
    public void failWith(Integer... statuses) {
        failures.addAll(List.of(statuses));
    }

    /** Bodies of the calls, first to last. */
    public List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        asked.add(body);
        try (exchange) {
            if (!failures.isEmpty()) {
                answer(exchange, failures.removeFirst(), error("server_error", "not now"));
            } else if (schemaless && body.has("response_format")) {
                answer(exchange, 400, error("invalid_request_error", "Unknown parameter: 'response_format'."));
            } else {
                answer(exchange, 200, completion(body));
            }
        }
    }

    private ObjectNode completion(JsonNode body) {
        Matcher question =
                FENCED.matcher(body.path("messages").path(1).path("content").asText());
        if (!question.matches()) {
            throw new IllegalStateException("the question is not fenced");
        }
        ObjectNode answer = json.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1_790_000_000L)
                .put("model", body.path("model").asText());
        answer.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", answers.apply(new Shown(question.group(2), question.group(3), question.group(4))));
        return answer;
    }

    private ObjectNode error(String type, String message) {
        ObjectNode body = json.createObjectNode();
        body.putObject("error").put("type", type).put("message", message).putNull("code");
        return body;
    }

    private void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
