package io.kalimtak.local.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks OpenAI's files, fine-tuning jobs and chat completions, as far as they are used: the key, multipart
 * files, pages with {@code after} and {@code has_more}, newest first, states and events. A job goes one state on with
 * every look at it. It can be told to answer with errors, to be slow with a state, and to lose an answer.
 */
public final class LocalFineTuning implements AutoCloseable {
    public static final String KEY = "sk-local-test-key";
    private static final List<String> STATES = List.of("validating_files", "queued", "running", "succeeded");
    private static final Pattern ONE_JOB = Pattern.compile("/v1/fine_tuning/jobs/([^/]+)(/events|/cancel)?");
    private static final long TIME = 1_790_000_000L;

    private final ObjectMapper json = new ObjectMapper();
    private final FineTuningStore store = new FineTuningStore(json, TIME);
    private final List<String> models = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<JsonNode> orders = new CopyOnWriteArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private volatile UnaryOperator<String> answers = UnaryOperator.identity();
    private volatile boolean forgetful;
    private volatile String heldIn;
    private volatile String lost;
    private volatile ObjectNode error;
    private final int port;
    private HttpServer server;

    /** An answer that the next calls of a kind get instead of theirs. */
    private record Failure(String call, int status, String retryAfter, String code, String message) {}

    /** @param port on the loopback interface, 0 for any */
    public LocalFineTuning(int port) {
        this.port = port;
    }

    /** What the paths of the protocol stand below. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The next call that begins so is answered with this error. */
    public synchronized LocalFineTuning failOnce(
            String call, int status, String retryAfter, String code, String message) {
        failures.add(new Failure(call, status, retryAfter, code, message));
        return this;
    }

    /** Does what the next such call asks for and cuts the connection instead of answering. */
    public void loseNextAnswerTo(String call) {
        lost = call;
    }

    /** Jobs stay in this state until another one or null is told. */
    public void holdIn(String state) {
        heldIn = state;
    }

    /** Jobs that run fail with this error. */
    public void failJobsWith(String code, String message) {
        error = json.createObjectNode()
                .put("code", code)
                .put("message", message)
                .putNull("param");
    }

    /** From now on jobs are kept without the metadata they came with. */
    public void forgetMetadata() {
        forgetful = true;
    }

    /** What the tuned model answers to a request. */
    public void answerWith(UnaryOperator<String> model) {
        answers = model;
    }

    /** Models that were asked for an answer, first to last. */
    public List<String> modelsAsked() {
        return List.copyOf(models);
    }

    /** Every job, first to last. */
    public List<JsonNode> jobs() {
        return store.jobs();
    }

    /** Every order of a job, as it came in. */
    public List<JsonNode> orders() {
        return List.copyOf(orders);
    }

    /** The answer to a GET as any caller gets it; {@code path} with its query. */
    public JsonNode show(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) url().resolve(path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + KEY);
        return json.readTree(connection.getInputStream());
    }

    /** Contents of the files that are there, by name. */
    public Map<String, String> files() {
        return store.contents();
    }

    /** Another job, as somebody else's installation or a doubled call would make it. */
    public String addJob(String runId, long createdAt) {
        ObjectNode order = json.createObjectNode().put("model", "another").put("training_file", "file-x");
        order.putObject("metadata").put("kalimtak_run_id", runId);
        return store.addJob(order, createdAt).path("id").asText();
    }

    /** How many calls began so, as {@code METHOD /path?query}. */
    public long calls(String start) {
        return calls.stream().filter(call -> call.startsWith(start)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(call);
        try (exchange) {
            Failure failure = failure(call);
            if (failure != null) {
                if (failure.retryAfter() != null) {
                    exchange.getResponseHeaders().set("Retry-After", failure.retryAfter());
                }
                answer(exchange, failure.status(), error(failure.code(), failure.message()));
            } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, error("invalid_api_key", "Incorrect API key provided: sk-wrong**key."));
            } else {
                JsonNode answer = answer(exchange, call, body);
                if (lost != null && call.startsWith(lost)) {
                    lost = null;
                    return;
                }
                answer(exchange, answer.has("error") && !answer.has("id") ? 404 : 200, answer);
            }
        }
    }

    private synchronized Failure failure(String call) {
        Failure found = failures.stream()
                .filter(failure -> call.startsWith(failure.call()))
                .findFirst()
                .orElse(null);
        failures.remove(found);
        return found;
    }

    private JsonNode answer(HttpExchange exchange, String call, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        Matcher one = ONE_JOB.matcher(path);
        if (call.startsWith("POST /v1/files")) {
            return store.addFile(new String(body, StandardCharsets.UTF_8));
        } else if (call.startsWith("GET /v1/files")) {
            return store.filePage(query);
        } else if (call.startsWith("DELETE /v1/files/")) {
            return store.deleteFile(path.substring("/v1/files/".length()));
        } else if (call.startsWith("POST /v1/chat/completions")) {
            return completion(json.readTree(body));
        } else if (call.startsWith("POST /v1/fine_tuning/jobs") && !one.matches()) {
            ObjectNode order = (ObjectNode) json.readTree(body);
            orders.add(order.deepCopy());
            if (forgetful) {
                order.putObject("metadata");
            }
            return store.addJob(order, TIME);
        } else if (path.equals("/v1/fine_tuning/jobs")) {
            return store.jobPage(query);
        } else if (one.matches()) {
            return job(one, query);
        }
        return error("not_found", "There is no such path.");
    }

    private JsonNode job(Matcher path, Map<String, String> query) {
        ObjectNode job = store.job(path.group(1));
        if (job == null) {
            return error("not_found", "There is no such job.");
        }
        if ("/events".equals(path.group(2))) {
            return store.eventPage(path.group(1), query);
        }
        if ("/cancel".equals(path.group(2))) {
            store.move(job, "cancelled", null);
            return job;
        }
        JsonNode shown = job.deepCopy();
        goOn(job);
        return shown;
    }

    private void goOn(ObjectNode job) {
        String state = job.path("status").asText();
        int at = STATES.indexOf(state);
        if (at < 0 || at == STATES.size() - 1 || state.equals(heldIn)) {
            return;
        }
        boolean fails = "running".equals(state) && error != null;
        store.move(job, fails ? "failed" : STATES.get(at + 1), fails ? error : null);
    }

    private JsonNode completion(JsonNode request) {
        String asked = words(request.path("messages"));
        models.add(request.path("model").asText());
        ObjectNode answer = json.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", TIME)
                .put("model", request.path("model").asText());
        answer.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 50)
                .put("total_tokens", 150);
        answer.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", answers.apply(asked));
        return answer;
    }

    /** Of the newest message. */
    private static String words(JsonNode messages) {
        return messages.path(messages.size() - 1).path("content").asText();
    }

    private ObjectNode error(String code, String message) {
        ObjectNode body = json.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", "invalid_request_error")
                .put("code", code)
                .putNull("param");
        return body;
    }

    private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
