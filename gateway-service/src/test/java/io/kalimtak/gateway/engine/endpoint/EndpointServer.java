package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * An endpoint as it is on the wire: a server of the tests' own on a port of the loopback address, which speaks the published
 * protocol in recorded shapes, and breaks off where it is told to.
 */
public final class EndpointServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request as it came; names of headers in lower case. */
    public record Seen(String path, Map<String, String> headers, JsonNode body) {}

    /** How one request is answered. To throw is to cut the connection. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    /** Open when something that was never answered may be given up. */
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** Open when a client was found gone while it was written to. */
    private final CountDownLatch abandoned = new CountDownLatch(1);

    private volatile Reply otherwise = json(200, recorded("chat.json"));
    private volatile Function<Seen, Reply> choice;

    private EndpointServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static EndpointServer start() {
        try {
            return new EndpointServer(HttpServer.create(loopback(), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static EndpointServer start(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new EndpointServer(server);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    public List<Seen> seen() {
        return seen;
    }

    /** The replies to the next requests; whatever comes after them gets the last one. */
    public void replies(Reply... next) {
        choice = null;
        replies.clear();
        replies.addAll(List.of(next));
        otherwise = next[next.length - 1];
    }

    /** Answers each request by what it asks. */
    public void repliesBy(Function<Seen, Reply> chosen) {
        choice = chosen;
    }

    public CountDownLatch abandoned() {
        return abandoned;
    }

    public static Reply json(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        };
    }

    /** A whole stream as it stands. */
    public static Reply stream(String text) {
        return exchange -> write(begin(exchange), text);
    }

    /** A part of a stream, after which the connection is cut. */
    public static Reply cut(String text) {
        return exchange -> {
            write(begin(exchange), text);
            throw new IOException("cut");
        };
    }

    /** A part of a stream, after which nothing comes. */
    Reply hang(String text) {
        return exchange -> {
            write(begin(exchange), text);
            stopped.await();
        };
    }

    /** The head of an answer never comes. */
    Reply silence() {
        return exchange -> stopped.await();
    }

    /** A begin, then one piece again and again until the client is gone, which is noticed. */
    public Reply endless(String begin, String piece, long pauseMillis) {
        return exchange -> {
            OutputStream out = begin(exchange);
            try {
                write(out, begin);
                while (!stopped.await(pauseMillis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    write(out, piece);
                }
            } catch (IOException e) {
                abandoned.countDown();
                throw e;
            }
        };
    }

    static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public static String recorded(String name) {
        try (InputStream in = EndpointServer.class.getResourceAsStream("/engine/endpoint/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new java.util.TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        Seen asked = new Seen(exchange.getRequestURI().toString(), headers, body);
        seen.add(asked);
        try {
            reply(asked).to(exchange);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        // Not in a finally: to close an exchange that failed would end its body properly.
        exchange.close();
    }

    private Reply reply(Seen asked) {
        if (choice != null) {
            return choice.apply(asked);
        }
        Reply reply = replies.poll();
        return reply == null ? otherwise : reply;
    }

    @Override
    public void close() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
