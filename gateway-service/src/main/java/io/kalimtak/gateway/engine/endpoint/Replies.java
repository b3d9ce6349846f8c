package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import okhttp3.Response;

/** Reads what an endpoint says, as far as the protocol is concerned: objects, events and errors. */
final class Replies {
    private static final int LONGEST_ANSWER = 32 << 20;
    private static final int LONGEST_ERROR = 64 << 10;

    private final ObjectReader json;
    private final Failures failures;
    private final Clock clock;

    Replies(ObjectMapper json, Failures failures, Clock clock) {
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.failures = failures;
        this.clock = clock;
    }

    /** A whole answer of at most 32 MiB. Throws IOException when the connection fails. */
    ObjectNode whole(Response response, Shape shape) throws IOException, EngineException {
        byte[] body = read(response, LONGEST_ANSWER);
        if (body == null) {
            throw failures.broken("sent an answer that is longer than any that is expected");
        }
        ObjectNode answer = object(parse(body), shape);
        if (!shape.isAnswer(answer)) {
            throw failures.broken("answered with something else than the protocol has there");
        }
        return answer;
    }

    /** The object in an event's data. */
    ObjectNode event(String data, Shape shape) throws EngineException {
        return object(parse(data.getBytes(StandardCharsets.UTF_8)), shape);
    }

    /** What an answer that is none of 2xx means, with the endpoint's error if there is one of at most 64 KiB. */
    EngineException refusal(Response response, String path) {
        JsonNode error = null;
        try {
            byte[] body = read(response, LONGEST_ERROR);
            error = body == null ? null : error(parse(body));
        } catch (IOException e) {
            // The status says enough; the message would quote the endpoint.
            error = null;
        }
        if (!Asked.CHAT.equals(path) && Failures.isNoPath(response.code(), error)) {
            return failures.notOffered(response.code(), path);
        }
        return failures.ofStatus(
                response.code(), error, RetryAfter.parse(response.header("Retry-After"), clock.instant()));
    }

    /** Under "error" with most servers; with some the whole body is it. */
    private static JsonNode error(JsonNode body) {
        if (body == null || !body.isObject()) {
            return null;
        }
        return body.hasNonNull("error") ? body.get("error") : body;
    }

    private ObjectNode object(JsonNode node, Shape shape) throws EngineException {
        if (!(node instanceof ObjectNode object)) {
            throw failures.broken("answered with something else than a JSON object");
        }
        if (shape.isError(object)) {
            throw failures.ofError(error(object));
        }
        return object;
    }

    /** Null when it is no JSON. */
    private JsonNode parse(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    /** Null when there is more. */
    private static byte[] read(Response response, int most) throws IOException {
        try (InputStream in = response.body().byteStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? null : bytes;
        }
    }
}
