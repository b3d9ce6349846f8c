package io.kalimtak.gateway.openai;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.cut;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.gateway.engine.endpoint.EndpointServer.Reply;
import io.kalimtak.gateway.engine.endpoint.EndpointServer.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Answers in the shapes of the public reference, by what is asked: a call where there are tools and no result of one yet, and
 * whatever goes wrong by the name of the model.
 */
final class RecordedEngine implements Function<Seen, Reply> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BYTES_OF_A_NUMBER = 4;
    private static final long PAUSE_MILLIS = 20;

    private final EndpointServer server;
    private final AtomicInteger limited = new AtomicInteger();

    RecordedEngine(EndpointServer server) {
        this.server = server;
    }

    @Override
    public Reply apply(Seen asked) {
        boolean responses = asked.path().endsWith("/responses");
        return switch (asked.body().path("model").asText()) {
            case "gpt-unknown" -> json(404, recorded("missing-model.json"));
            case "engine-too-long" -> json(400, recorded("too-long.json"));
            case "engine-500" ->
                json(500, "{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\"}}");
            case "engine-no-json" -> json(200, "<html>");
            case "engine-other-key" -> json(401, recorded("wrong-key.json"));
            case "engine-old" -> json(404, "{\"detail\":\"Not Found\"}");
            // Every third is answered: the first is a client's that does not try again, the next one's that does.
            case "engine-limited" ->
                limited.getAndIncrement() % 3 == 2
                        ? json(200, recorded("chat.json"))
                        : json(429, recorded("rate-limited.json"), "Retry-After", "1");
            case "engine-cut" -> cut(said(responses));
            case "engine-endless" -> endless(responses);
            default ->
                asked.path().endsWith("/embeddings") ? embeddings(asked.body()) : answer(asked.body(), responses);
        };
    }

    private static Reply answer(JsonNode body, boolean responses) {
        boolean stream = body.path("stream").asBoolean();
        boolean calls = body.has("tools") && !body.toString().contains("22 degrees");
        if (responses) {
            String name = calls ? "response-tools" : "response";
            return stream
                    ? stream(recorded(calls ? "response-tools.txt" : "response-stream.txt"))
                    : json(200, recorded(name + ".json"));
        }
        return stream
                ? stream(recorded(calls ? "tools.txt" : "stream.txt"))
                : json(200, recorded(calls ? "chat-tools.json" : "chat.json"));
    }

    /** A stream as far as the first words. */
    private static String said(boolean responses) {
        String whole = recorded(responses ? "response-stream.txt" : "stream.txt");
        int words = whole.indexOf("Grüße, 世界 🌍\"");
        return whole.substring(0, whole.indexOf("\n\n", words) + 2);
    }

    private Reply endless(boolean responses) {
        String begin = said(responses);
        int last = begin.lastIndexOf("\n\n", begin.length() - 3) + 2;
        return server.endless(begin.substring(0, last), begin.substring(last), PAUSE_MILLIS);
    }

    /** As numbers, or as the clients ask for them: in base 64. */
    private static Reply embeddings(JsonNode body) {
        try {
            JsonNode answer = JSON.readTree(recorded("embeddings.json"));
            if ("base64".equals(body.path("encoding_format").asText())) {
                ObjectNode one = (ObjectNode) answer.path("data").path(0);
                JsonNode numbers = one.path("embedding");
                ByteBuffer bytes =
                        ByteBuffer.allocate(numbers.size() * BYTES_OF_A_NUMBER).order(ByteOrder.LITTLE_ENDIAN);
                numbers.forEach(number -> bytes.putFloat((float) number.asDouble()));
                one.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
            }
            return json(200, answer.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
