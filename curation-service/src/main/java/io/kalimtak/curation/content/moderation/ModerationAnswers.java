package io.kalimtak.curation.content.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what a moderation endpoint answered. */
final class ModerationAnswers {
    private ModerationAnswers() {}

    /** One moderation for each result. Throws IllegalArgumentException when the answer is not of the documented shape. */
    static List<Moderation> read(JsonNode answer, int expected) {
        JsonNode results = answer.path("results");
        if (!results.isArray() || results.size() != expected) {
            throw new IllegalArgumentException("an answer has one result for each text");
        }
        List<Moderation> moderations = new ArrayList<>();
        results.forEach(result -> moderations.add(moderation(result)));
        return moderations;
    }

    private static Moderation moderation(JsonNode result) {
        JsonNode flagged = result.path("flagged");
        JsonNode categories = result.path("categories");
        if (!flagged.isBoolean() || !categories.isObject()) {
            throw new IllegalArgumentException("a result has 'flagged' and 'categories'");
        }
        Map<Category, Integer> severities = new EnumMap<>(Category.class);
        categories.properties().forEach(entry -> {
            if (entry.getValue().asBoolean()) {
                severities.put(Category.of(entry.getKey()), Moderation.GRAVE);
            }
        });
        if (flagged.asBoolean() && severities.isEmpty()) {
            severities.put(Category.OTHER, Moderation.GRAVE);
        }
        return new Moderation(severities);
    }
}
