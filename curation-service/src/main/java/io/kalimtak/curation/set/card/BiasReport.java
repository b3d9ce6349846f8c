package io.kalimtak.curation.set.card;

import java.util.List;

/**
 * Who rates against who asks, over the interactions that a job covered: where the two differ, a set speaks for some and
 * not for others.
 *
 * @param dimensions by what the people and requests are told apart: tool, language, version
 */
public record BiasReport(List<Dimension> dimensions) {
    /** Nothing was counted. */
    public static final BiasReport NONE = new BiasReport(List.of());

    public BiasReport {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * One way to tell requests apart.
     *
     * @param name as a heading, in lower case: {@code target tool}
     * @param groups in the order in which they are shown
     */
    public record Dimension(String name, List<Group> groups) {
        public Dimension {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Requests that share a value.
     *
     * @param asked interactions in all
     * @param rated of these, with an accepted rating or correction
     * @param kept of these, rows of the set
     * @param people distinct people who asked, where they are known
     * @param raters distinct people whose interactions were rated, where they are known
     * @param assignment of the rated ones, or null when unknown
     */
    public record Group(String value, long asked, long rated, long kept, long people, long raters, Spread assignment) {}

    /**
     * The probabilities with which answers' versions were chosen, as five numbers. Their spread tells how far rows would
     * have to be weighted by the inverse (Horvitz and Thompson 1952) to stand for all that was asked.
     */
    public record Spread(double least, double lowerQuartile, double median, double upperQuartile, double greatest) {}
}
