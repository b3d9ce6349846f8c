package io.kalimtak.prompt;

import java.util.List;

/**
 * A structured prompt.
 *
 * @param structuredPrompt the sections as Markdown with headings in the answer's language
 * @param language BCP 47 primary tag of the request, given or detected; "und" where it could not be told
 * @param sections the same, section by section
 * @param learned whether at least one line was learned from curated pairs rather than taken from the template
 */
public record PromptAnswer(String structuredPrompt, String language, List<PromptSection> sections, boolean learned) {
    public PromptAnswer {
        sections = List.copyOf(sections);
    }
}
