package io.kalimtak.prompt;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes sections as Markdown, with headings in the answer's language. */
public final class PromptMarkdown {
    private static final Map<Section, String> ENGLISH =
            headings("Role", "Objective", "Context", "Instructions", "Constraints", "Output format", "Tone");
    private static final Map<Section, String> ARABIC =
            headings("الدور", "الهدف", "السياق", "التعليمات", "القيود", "صيغة المخرجات", "النبرة");

    private PromptMarkdown() {}

    /** The heading of a section: Arabic for Arabic, English for every other language. */
    public static String heading(Section section, String language) {
        return (isArabic(language) ? ARABIC : ENGLISH).get(section);
    }

    /** Whether a BCP 47 tag is Arabic. */
    public static boolean isArabic(String language) {
        return language != null && (language.equals("ar") || language.startsWith("ar-"));
    }

    /** Sections as Markdown: a heading each, bullets for lists, sentences otherwise. */
    public static String write(List<PromptSection> sections, String language) {
        StringBuilder out = new StringBuilder();
        for (PromptSection section : sections) {
            if (!out.isEmpty()) {
                out.append("\n\n");
            }
            out.append("## ").append(heading(section.section(), language));
            for (String line : section.lines()) {
                out.append('\n').append(section.section().isList() ? "- " : "").append(line);
            }
        }
        return out.toString();
    }

    private static Map<Section, String> headings(String... names) {
        Map<Section, String> headings = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            headings.put(section, names[section.ordinal()]);
        }
        return headings;
    }
}
