package io.kalimtak.curation.content.moderation;

import io.kalimtak.curation.rule.SetRule;
import io.kalimtak.curation.rule.StagedRows;
import java.util.Map;
import java.util.Set;

/**
 * Nothing that the moderation server flags, in request or target, and nothing that it has not judged: it fails closed. The
 * answers are there before the rows are chosen.
 *
 * @param server which server and model answered: {@link OpenAiModerator#id()}
 * @param host of the server, for the manifest
 * @param categories that are dropped
 * @param minSeverity of a category, 1 to 3, from which on a row is dropped
 */
public record ModerationRule(String server, String host, String model, Set<Category> categories, int minSeverity)
        implements SetRule {
    public ModerationRule {
        categories = Set.copyOf(categories);
    }

    @Override
    public String name() {
        return "moderation";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "categories",
                String.join(",", Category.labels(categories)),
                "endpoint",
                host,
                "min_severity",
                Integer.toString(minSeverity),
                "model",
                model);
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropFlagged(
                new StagedRows.Flagged(
                        server,
                        Category.labels(categories),
                        minSeverity,
                        Moderation.FLAGGED,
                        OpenAiModerator.UNMODERATED),
                this);
    }
}
