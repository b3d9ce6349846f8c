package io.kalimtak.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The descriptions that the builds of the services left, as one: what the gateway passes through belongs to its door. */
final class PublicApi {
    private static final List<String> OWNERS = List.of(
            "interaction-service", "feedback-service", "curation-service", "training-orchestrator", "model-registry");
    private static final String DESCRIPTION = "target/openapi/openapi.json";

    private final Path project;
    private final ObjectMapper json = new ObjectMapper();

    PublicApi(Path project) {
        this.project = project;
    }

    /** What the gateway serves at {@code /q/openapi}. */
    JsonNode ofTheGateway() throws IOException {
        return json.readTree(
                project.resolve("gateway-service").resolve(DESCRIPTION).toFile());
    }

    /** The calls under {@code /api} of the services behind the gateway, with the schemas they need. */
    JsonNode ofTheServices() throws IOException {
        TreeMap<String, JsonNode> paths = new TreeMap<>();
        TreeMap<String, JsonNode> schemas = new TreeMap<>();
        for (String owner : OWNERS) {
            JsonNode api =
                    json.readTree(project.resolve(owner).resolve(DESCRIPTION).toFile());
            api.path("paths").properties().stream()
                    .filter(path -> path.getKey().startsWith("/api/"))
                    .forEach(path -> once(paths, path.getKey(), path.getValue(), owner));
            api.at("/components/schemas")
                    .properties()
                    .forEach(schema -> once(schemas, schema.getKey(), schema.getValue(), owner));
        }
        ObjectNode merged = json.createObjectNode().put("openapi", "3.1.0");
        merged.putObject("paths").setAll(paths);
        merged.putObject("components").putObject("schemas").setAll(needed(paths.toString(), schemas));
        return merged;
    }

    private static void once(TreeMap<String, JsonNode> all, String name, JsonNode value, String owner) {
        JsonNode other = all.putIfAbsent(name, value);
        if (other != null && !other.equals(value)) {
            throw new IllegalStateException(
                    owner + " and another service both describe " + name + "; give one of them a @Schema(name)");
        }
    }

    /** The schemas that the text refers to, directly or through each other. */
    private static TreeMap<String, JsonNode> needed(String text, TreeMap<String, JsonNode> schemas) {
        TreeMap<String, JsonNode> found = new TreeMap<>();
        String seen = text;
        int before;
        do {
            before = found.size();
            for (var schema : schemas.entrySet()) {
                if (seen.contains("\"#/components/schemas/" + schema.getKey() + "\"")) {
                    found.put(schema.getKey(), schema.getValue());
                }
            }
            seen = text + found.values();
        } while (found.size() > before);
        return found;
    }
}
