package io.kalimtak.prompt;

import java.util.List;

/**
 * One section of an answer.
 *
 * @param section which one
 * @param lines its lines in order, without bullets or headings; never empty
 */
public record PromptSection(Section section, List<String> lines) {
    public PromptSection {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Section " + section + " has no lines; leave the section out instead.");
        }
    }
}
