package io.kalimtak.training.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A cluster's API that keeps what it is given (fabric8's mock server), and in front of it a door that can answer with
 * errors, lose an answer and keep what is to be deleted. Nothing runs in it: a test plays the controllers and the program
 * with the same calls that those would make.
 */
public final class LocalCluster implements AutoCloseable {
    public static final String NAMESPACE = "training";
    public static final String JOBS = "/apis/batch/v1/namespaces/" + NAMESPACE + "/jobs";
    public static final String TRAIN_JOBS =
            "/apis/trainer.kubeflow.org/v1alpha1/namespaces/" + NAMESPACE + "/trainjobs";
    public static final String PODS = "/api/v1/namespaces/" + NAMESPACE + "/pods";

    /** The mock server logs every call; held here, for loggers are forgotten that nobody holds. */
    private static final Logger CALLS = Logger.getLogger(MockWebServer.class.getName());

    private static final String MERGE = "application/merge-patch+json";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> deletions = new CopyOnWriteArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private volatile String lost;
    private volatile boolean keeping;
    private KubernetesMockServer cluster;
    private HttpServer door;

    /** An answer that the next call of a kind gets instead of its own. */
    private record Failure(String call, int status, String body) {}

    private record Answer(int status, byte[] body) {}

    public static int port() {
        return TestPort.of("cluster");
    }

    public void start() throws IOException {
        CALLS.setLevel(Level.WARNING);
        // First the door, whose port is fixed: the other would take any that is free.
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        cluster = new KubernetesMockServer(
                new Context(json), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        cluster.init();
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/", this::handle);
        door.start();
    }

    /** Goes away: connections are refused. */
    @Override
    public void close() {
        door.stop(0);
        cluster.destroy();
        http.close();
    }

    /** Writes how the cluster is reached into the folder. */
    public static Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: local
                clusters:
                  - name: local
                    cluster: {server: "http://127.0.0.1:%d"}
                users:
                  - name: local
                    user: {token: local-test-token}
                contexts:
                  - name: local
                    context: {cluster: local, user: local, namespace: %s}
                """.formatted(port(), NAMESPACE));
    }

    /** The next call that begins so, as {@code METHOD /path}, is answered with this status and object. */
    public synchronized LocalCluster failOnce(String call, int status, String body) {
        failures.add(new Failure(call, status, body));
        return this;
    }

    /** Does what the next such call asks for and cuts the connection instead of answering. */
    public void loseNextAnswerTo(String call) {
        lost = call;
    }

    /** From now on what is deleted stays, as with a finalizer that nobody removes. */
    public void keepWhatIsDeleted(boolean on) {
        keeping = on;
    }

    /** How many calls came in that began so, as {@code METHOD /path?query}. */
    public long calls(String start) {
        return calls.stream().filter(call -> call.startsWith(start)).count();
    }

    /** The bodies of the calls that deleted something. */
    public List<String> deletions() {
        return List.copyOf(deletions);
    }

    /** What lies under the path, such as {@link #JOBS}. */
    public List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        send("GET", path, null).path("items").forEach(items::add);
        return items;
    }

    /** Puts an object there, as somebody else would. */
    public void add(String path, String object) {
        send("POST", path, object);
    }

    public void remove(String path) {
        send("DELETE", path, null);
    }

    /** What a controller writes: the whole status. */
    public void status(String path, String status) {
        try {
            ObjectNode present = (ObjectNode) send("GET", path, null);
            send(
                    "PUT",
                    path + "/status",
                    present.set("status", json.readTree(status)).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program says by an annotation on its job. */
    public void annotate(String path, String name, String value) {
        ObjectNode patch = json.createObjectNode();
        patch.putObject("metadata").putObject("annotations").put(name, value);
        send("PATCH", path, patch.toString());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(call);
        boolean deleting = call.startsWith("DELETE");
        if (deleting) {
            deletions.add(new String(body, StandardCharsets.UTF_8));
        }
        try (exchange) {
            Failure failure = failure(call);
            Answer answer;
            if (failure != null) {
                answer = new Answer(failure.status(), failure.body().getBytes(StandardCharsets.UTF_8));
            } else if (deleting && keeping) {
                answer = new Answer(
                        200, "{\"kind\":\"Status\",\"status\":\"Success\"}".getBytes(StandardCharsets.UTF_8));
            } else {
                answer = forward(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        body);
            }
            if (lost != null && call.startsWith(lost)) {
                lost = null;
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
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

    private JsonNode send(String method, String path, String body) {
        try {
            Answer answer = forward(
                    method,
                    path,
                    "PATCH".equals(method) ? MERGE : "application/json",
                    body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
            if (answer.status() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + " was answered with " + answer.status());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer forward(String method, String path, String type, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cluster.getPort() + path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
