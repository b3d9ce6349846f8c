package io.kalimtak.prompt;

import io.kalimtak.prompt.text.TargetLine;
import io.kalimtak.prompt.text.TargetParser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A structured prompt that another model wrote, read section by section so that it can be rendered for a tool. */
public final class ParsedPrompt {
    private ParsedPrompt() {}

    /** The prompt with its sections; all of it is the objective where no sections can be told apart. */
    public static PromptAnswer of(String text, String language) {
        Map<Section, List<String>> lines = new EnumMap<>(Section.class);
        for (TargetLine line : TargetParser.parse(text)) {
            lines.computeIfAbsent(line.section(), section -> new ArrayList<>()).add(line.text());
        }
        List<PromptSection> sections = lines.size() < 2
                ? List.of(new PromptSection(Section.OBJECTIVE, List.of(text.strip())))
                : lines.entrySet().stream()
                        .map(section -> new PromptSection(section.getKey(), section.getValue()))
                        .toList();
        return new PromptAnswer(text, language, sections, true);
    }
}
