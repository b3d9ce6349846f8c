package io.kalimtak.kit.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * The registry through the API that Confluent's clients use: Apicurio serves it under {@code /apis/ccompat/v7},
 * Confluent's own registry at its root. Ids never change, so an answer is kept for good.
 */
final class SchemaRegistryClient {
    private static final String APICURIO_PATH = "/apis/";
    private static final String COMPATIBLE_PATH = "/apis/ccompat/v7/";
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WITHIN)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<Topic, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    SchemaRegistryClient(String url) {
        URI given = URI.create(url.endsWith("/") ? url : url + "/");
        this.api = given.getPath().startsWith(APICURIO_PATH) ? given.resolve(COMPATIBLE_PATH) : given;
    }

    /** The registered id of the schema under the topic's subject. Throws IllegalStateException when it is not registered. */
    int id(Topic topic, Schema schema) {
        return known(ids, topic, ignored -> lookUp(topic, schema));
    }

    /** The schema with this id. Throws UndecodableRecordException when there is none. */
    Schema schema(int id) {
        return known(schemas, id, this::fetch);
    }

    /** Asked without a lock: others need not wait for a registry that is slow, and the same answer twice does no harm. */
    private static <K, V> V known(Map<K, V> known, K key, Function<K, V> ask) {
        V value = known.get(key);
        if (value == null) {
            value = ask.apply(key);
            known.put(key, value);
        }
        return value;
    }

    private int lookUp(Topic topic, Schema schema) {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(api.resolve("subjects/" + topic.subject()))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json(Map.of("schema", schema.toString())))));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the schema of " + topic.topicName()
                    + " is not registered (the registry answered " + response.statusCode()
                    + "): the deployment registers every released schema before services start");
        }
        return read(response).get("id").asInt();
    }

    private Schema fetch(int id) {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(api.resolve("schemas/ids/" + id)).GET());
        if (response.statusCode() == 404 || response.statusCode() == 400) {
            throw new UndecodableRecordException("the registry knows no schema " + id, null);
        }
        if (response.statusCode() != 200) {
            throw new UncheckedIOException(
                    new java.net.SocketException("the schema registry answered " + response.statusCode()));
        }
        return new Schema.Parser().parse(read(response).get("schema").asText());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(WITHIN).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the schema registry does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking the schema registry", e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the schema registry answered no JSON", e);
        }
    }
}
