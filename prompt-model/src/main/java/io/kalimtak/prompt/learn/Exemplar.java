package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.ToolFamily;
import java.util.List;

/**
 * One approved pair as the artifact keeps it: no text of the request, of the prompt only what may be quoted.
 *
 * @param family its target tool's family
 * @param kind the kind of task that the template sees in its request
 * @param weight how much it counts, above 0
 * @param sectionSizes lines in each section, by {@link Section#ordinal()}
 * @param inputWords ids of the request's words, ascending
 * @param targetWords ids of the prompt's words, ascending
 * @param rolePhrases ids of role phrases, most telling first
 * @param toneWords ids of tone words
 * @param lines quotable lines
 */
public record Exemplar(
        ToolFamily family,
        String kind,
        double weight,
        int[] sectionSizes,
        int[] inputWords,
        int[] targetWords,
        int[] rolePhrases,
        int[] toneWords,
        List<ExemplarLine> lines) {

    /** How many lines a section has; 0 when it lacks it. */
    public int size(Section section) {
        return sectionSizes[section.ordinal()];
    }
}
