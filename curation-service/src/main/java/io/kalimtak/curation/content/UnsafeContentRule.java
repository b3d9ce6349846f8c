package io.kalimtak.curation.content;

import io.kalimtak.curation.content.moderation.Category;
import io.kalimtak.curation.content.moderation.Moderator;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Nothing that a moderator flags, in request or target. The moderators are asked in their order: phrases first, then what else
 * is set up, such as a trained classifier. One that asks a server is none of these: see the moderation package.
 *
 * @param categories that are dropped
 * @param minSeverity of a category, 1 to 3, from which on a row is dropped
 */
public record UnsafeContentRule(List<Moderator> moderators, Set<Category> categories, int minSeverity)
        implements TextRule {
    public UnsafeContentRule {
        moderators = List.copyOf(moderators);
        categories = Set.copyOf(categories);
    }

    @Override
    public String name() {
        return "unsafe-content";
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "categories",
                new TreeSet<>(categories).stream().map(Category::label).collect(Collectors.joining(",")));
        settings.put("min_severity", Integer.toString(minSeverity));
        for (Moderator moderator : moderators) {
            moderator.settings().forEach((key, value) -> settings.put(moderator.name() + "_" + key, value));
        }
        return settings;
    }

    @Override
    public Verdict verdict(Content content) {
        Verdict request = verdict(content.input(), content.language());
        return request.kept() ? verdict(content.target(), content.language()) : request;
    }

    private Verdict verdict(String text, String language) {
        for (Moderator moderator : moderators) {
            Verdict verdict = moderator.moderate(text, language).verdict(categories, minSeverity);
            if (!verdict.kept()) {
                return verdict;
            }
        }
        return Verdict.keep();
    }
}
