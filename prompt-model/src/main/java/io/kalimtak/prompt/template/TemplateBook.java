package io.kalimtak.prompt.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.ToolFamily;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The templates of one language, in order of precedence; the last one, without keywords, takes what no other does. */
public final class TemplateBook {
    private static final TemplateBook ENGLISH = read("en");
    private static final TemplateBook ARABIC = read("ar");

    private final List<TaskTemplate> templates;
    private final List<List<Keyword>> keywords;

    private TemplateBook(List<TaskTemplate> templates) {
        this.templates = List.copyOf(templates);
        this.keywords = templates.stream()
                .map(template -> template.keywords().stream().map(Keyword::of).toList())
                .toList();
    }

    /** Arabic for Arabic, English for every other language. */
    public static TemplateBook of(String language) {
        return language != null && (language.equals("ar") || language.startsWith("ar-")) ? ARABIC : ENGLISH;
    }

    /** The template of a request: by the tool's family where that decides, else by most keywords found, the earlier one on a tie. */
    public TaskTemplate choose(String text, String targetTool) {
        ToolFamily family = ToolFamily.of(targetTool);
        if (family == ToolFamily.IMAGE) {
            return named("image");
        }
        if (family == ToolFamily.CODE) {
            return named("code");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        TaskTemplate best = templates.get(templates.size() - 1);
        int bestHits = 0;
        for (int i = 0; i < templates.size(); i++) {
            int hits = 0;
            for (Keyword keyword : keywords.get(i)) {
                hits += keyword.isIn(lower) ? 1 : 0;
            }
            if (hits > bestHits) {
                bestHits = hits;
                best = templates.get(i);
            }
        }
        return best;
    }

    /** The template of that kind. */
    public TaskTemplate named(String kind) {
        return templates.stream()
                .filter(template -> template.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no template '" + kind + "'."));
    }

    /** All templates, in order of precedence. */
    public List<TaskTemplate> templates() {
        return templates;
    }

    private static TemplateBook read(String language) {
        String name = "templates-" + language + ".json";
        try (InputStream in = TemplateBook.class.getResourceAsStream(name)) {
            List<TaskTemplate> templates = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(in)) {
                List<String> keywords = new ArrayList<>();
                node.path("keywords").forEach(word -> keywords.add(word.asText()));
                Map<Section, List<String>> lines = new EnumMap<>(Section.class);
                for (Section section : Section.values()) {
                    List<String> texts = new ArrayList<>();
                    node.path(section.name().toLowerCase(Locale.ROOT)).forEach(line -> texts.add(line.asText()));
                    if (!texts.isEmpty()) {
                        lines.put(section, List.copyOf(texts));
                    }
                }
                templates.add(new TaskTemplate(node.path("kind").asText(), List.copyOf(keywords), lines));
            }
            return new TemplateBook(templates);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The templates in " + name + " could not be read; rebuild the module.", e);
        }
    }

    /** The word as it is looked for first, which is quick and mostly enough, and its bounds. */
    private record Keyword(String word, Pattern pattern) {
        static Keyword of(String keyword) {
            boolean open = keyword.endsWith("*");
            String word = open ? keyword.substring(0, keyword.length() - 1) : keyword;
            // Arabic joins articles and prepositions to the word that follows.
            String before = "(?<![\\p{L}\\p{N}])(?:و|ف|ب|ل|ك)?(?:ال)?";
            return new Keyword(
                    word, Pattern.compile(before + Pattern.quote(word) + (open ? "" : "(?![\\p{L}\\p{N}])")));
        }

        boolean isIn(String lower) {
            return lower.contains(word) && pattern.matcher(lower).find();
        }
    }
}
