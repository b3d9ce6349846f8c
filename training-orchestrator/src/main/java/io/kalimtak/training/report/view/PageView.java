package io.kalimtak.training.report.view;

import java.util.List;

/**
 * A page.
 *
 * @param badge the outcome in a word or two
 * @param badgeStyle {@code better}, {@code worse} or {@code unclear}
 * @param lead the outcome in a sentence
 * @param reasons why it was refused or failed; empty when it was not
 * @param quoted what is said before the examples, or null where the page has no such section
 */
public record PageView(
        String title,
        String badge,
        String badgeStyle,
        String lead,
        List<String> reasons,
        List<Fact> facts,
        List<Section> sections,
        String quoted,
        List<ExampleView> examples,
        String made) {
    /** A name and what it stands for. */
    public record Fact(String name, String value) {}
}
