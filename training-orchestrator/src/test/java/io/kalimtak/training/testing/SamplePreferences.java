package io.kalimtak.training.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people preferred, in the files that curation writes beside the rows. */
public final class SamplePreferences {
    /** How many people refused an answer to each request. */
    public static final int REFUSED_OF_EACH = 2;

    /** A line that only refused answers have. */
    static final String OWN_LINE = "Begin with a limerick about a walrus.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> pairs = new ArrayList<>();
    private final List<String> openAiPairs = new ArrayList<>();
    private final List<String> unpaired = new ArrayList<>();

    SamplePreferences() {}

    /** The interaction of a refused answer to the row of this number. */
    public static String refusedId(int row, int number) {
        return UUID.nameUUIDFromBytes(LocalRegistry.utf8("refused " + row + " " + number))
                .toString();
    }

    /** The row's answer over an original. */
    void addPair(ObjectNode row, String original) {
        addPair(row, original, interactionOf(row));
    }

    /** Answers with the line that others got to the row's request, and refused. */
    void addRefused(ObjectNode row, int number, String line) {
        String refused = "## Instructions\n- " + line + "\n- " + OWN_LINE;
        addUnpaired(row, row.path("messages").get(2).path("content").asText(), true, interactionOf(row));
        for (int n = 0; n < REFUSED_OF_EACH; n++) {
            addPair(row, refused, refusedId(number, n));
            addUnpaired(row, refused, false, refusedId(number, n));
        }
    }

    void breakSecondLines() {
        pairs.set(1, "{\"prompt\": \"");
        unpaired.set(1, "{\"prompt\": [], \"label\": true}");
    }

    /** Lines by the file's name. */
    Map<String, List<String>> files() {
        return Map.of("preferences.jsonl", pairs, "preferences.openai.jsonl", openAiPairs, "kto.jsonl", unpaired);
    }

    private void addPair(ObjectNode row, String rejected, String rejectedId) {
        JsonNode messages = row.path("messages");
        ObjectNode trl = JSON.createObjectNode();
        trl.putArray("prompt").add(messages.get(0)).add(messages.get(1));
        trl.putArray("chosen").add(messages.get(2));
        trl.putArray("rejected").add(message("assistant", rejected));
        trl.putObject("metadata")
                .put("chosen_interaction_id", interactionOf(row))
                .put("rejected_interaction_id", rejectedId)
                .put("language", "en")
                .put("cluster", row.path("metadata").path("cluster").asText());
        pairs.add(trl.toString());
        ObjectNode openAi = JSON.createObjectNode();
        openAi.putObject("input").set("messages", trl.path("prompt"));
        openAi.set("preferred_output", trl.path("chosen"));
        openAi.set("non_preferred_output", trl.path("rejected"));
        openAiPairs.add(openAi.toString());
    }

    private void addUnpaired(ObjectNode row, String answer, boolean label, String interaction) {
        JsonNode messages = row.path("messages");
        ObjectNode line = JSON.createObjectNode();
        line.putArray("prompt").add(messages.get(0)).add(messages.get(1));
        line.putArray("completion").add(message("assistant", answer));
        line.put("label", label)
                .putObject("metadata")
                .put("source_interaction_id", interaction)
                .put("language", "en")
                .put("cluster", row.path("metadata").path("cluster").asText());
        unpaired.add(line.toString());
    }

    private static String interactionOf(ObjectNode row) {
        return row.path("metadata").path("source_interaction_id").asText();
    }

    private static ObjectNode message(String role, String content) {
        return JSON.createObjectNode().put("role", role).put("content", content);
    }
}
