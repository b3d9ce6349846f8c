package io.kalimtak.prompt.template;

import io.kalimtak.prompt.LanguageDetector;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptMarkdown;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.PromptSection;
import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.text.TitleRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The version that nobody trained: the person's text as the objective, and a template's lines around it. */
public final class BaseModel implements PromptModel {
    /** The version's name. */
    public static final String VERSION = "embedded-base-1";

    private static final Map<String, String> LANGUAGE_NAMES = Map.of(
            "fr",
            "French",
            "es",
            "Spanish",
            "de",
            "German",
            "tr",
            "Turkish",
            "it",
            "Italian",
            "pt",
            "Portuguese",
            "fa",
            "Persian",
            "ur",
            "Urdu",
            "id",
            "Indonesian");

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public PromptAnswer answer(PromptRequest request) {
        String language = languageOf(request);
        List<PromptSection> sections = sections(request, language);
        return new PromptAnswer(PromptMarkdown.write(sections, language), language, sections, false);
    }

    /** The primary tag of the request's language, given or detected. */
    public static String languageOf(PromptRequest request) {
        if (request.language() == null || request.language().isBlank()) {
            return LanguageDetector.detect(request.text());
        }
        return request.language().strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    /** The template's sections for a request, the person's own text first under the objective. */
    public static List<PromptSection> sections(PromptRequest request, String language) {
        TaskTemplate template = TemplateBook.of(language).choose(request.text(), request.targetTool());
        List<PromptSection> sections = new ArrayList<>();
        for (Section section : Section.values()) {
            List<String> lines = new ArrayList<>();
            if (section == Section.OBJECTIVE && !request.text().isBlank()) {
                lines.add(request.text().strip());
            }
            Optional<String> title = section == Section.ROLE ? TitleRole.of(request.text()) : Optional.empty();
            lines.addAll(title.map(List::of).orElseGet(() -> template.lines().getOrDefault(section, List.of())));
            String name = LANGUAGE_NAMES.get(language);
            if (section == Section.OUTPUT_FORMAT && name != null) {
                lines.add("Write the answer in " + name + ".");
            }
            if (!lines.isEmpty()) {
                sections.add(new PromptSection(section, lines));
            }
        }
        return sections;
    }
}
