package io.kalimtak.gateway.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.kit.privacy.Person;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The training sets that a person's rows are in, and the held-out ones of these rows, as curation's lines name them on
 * their way through: what knows sets and no people is asked by them. Ids alone are kept.
 */
final class ReachedSets {
    private final ObjectMapper json;
    private final Set<UUID> sets = new LinkedHashSet<>();
    private final Set<UUID> evalRows = new LinkedHashSet<>();

    ReachedSets(ObjectMapper json) {
        this.json = json;
    }

    void see(String line) throws IOException {
        if (!line.contains("_set_row\"")) {
            return;
        }
        JsonNode row = json.readTree(line);
        String kind = row.path("kind").asText();
        JsonNode data = row.path("data");
        if (kind.equals("training_set_row") || kind.equals("rated_set_row")) {
            sets.add(UUID.fromString(data.path("training_set_id").asText()));
        }
        if (kind.equals("training_set_row") && data.path("split").asText().equals("eval")) {
            evalRows.add(UUID.fromString(data.path("training_data_id").asText()));
        }
    }

    Person of(String subjectId) {
        return new Person(subjectId, List.copyOf(sets), List.copyOf(evalRows));
    }
}
