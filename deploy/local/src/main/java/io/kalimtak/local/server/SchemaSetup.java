package io.kalimtak.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.schemas.ReleasedSchemas;
import io.kalimtak.schemas.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Registers every released schema, oldest first, through the Confluent-compatible API, and has the registry refuse what
 * is not FULL_TRANSITIVE compatible. May run any number of times: a schema that is known keeps its id.
 */
public final class SchemaSetup {
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI confluentApi;

    /** For the registry at this address, {@code …/apis/ccompat/v7}. */
    public SchemaSetup(URI confluentApi) {
        this.confluentApi = confluentApi;
    }

    /** Registers the schemas. Throws ServerException when the registry refuses one. */
    public void run() {
        send("PUT", "/config", Map.of("compatibility", "FULL_TRANSITIVE"));
        for (Topic topic : Topic.values()) {
            for (Schema version : ReleasedSchemas.of(topic)) {
                send("POST", "/subjects/" + topic.subject() + "/versions", Map.of("schema", version.toString()));
            }
        }
    }

    private void send(String method, String path, Map<String, String> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(confluentApi + path))
                    .header("Content-Type", CONTENT_TYPE)
                    .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new ServerException(
                        "the schema registry refused " + path + " (" + response.statusCode() + "): " + response.body());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        } catch (IOException e) {
            throw new ServerException("the schema registry does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while schemas were registered", e);
        }
    }
}
