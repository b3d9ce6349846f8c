package io.kalimtak.curation.set.card;

import static io.kalimtak.curation.set.card.Markdown.number;
import static io.kalimtak.curation.set.card.Markdown.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who rates against who asks. */
final class BiasSection {
    private static final List<String> HEAD = List.of(
            "",
            "asked",
            "share of asked",
            "rated",
            "share of rated",
            "kept",
            "share of kept",
            "people who asked",
            "people who were heard",
            "assignment probability: least, quartiles, greatest");

    private BiasSection() {}

    static void write(Markdown card, BiasReport report) {
        card.heading("Who rates, and who asks");
        if (report.dimensions().isEmpty()) {
            card.paragraph("Not counted for this set.");
            return;
        }
        card.paragraph(
                "Where a share of what was rated, or kept, is far from the share of what was asked, the set speaks for"
                        + " some more than for others. The probability is that with which the answering version was chosen; the"
                        + " further it spreads, the less do ratings of all versions together stand for any one. Groups of fewer"
                        + " than " + Grouped.FEWEST + " requests are shown as one.");
        for (BiasReport.Dimension dimension : report.dimensions()) {
            card.subheading("By " + Markdown.plain(dimension.name()));
            card.table(HEAD, rows(dimension.groups()), HEAD.size() - 1);
        }
    }

    private static List<List<String>> rows(List<BiasReport.Group> groups) {
        long asked = groups.stream().mapToLong(BiasReport.Group::asked).sum();
        long rated = groups.stream().mapToLong(BiasReport.Group::rated).sum();
        long kept = groups.stream().mapToLong(BiasReport.Group::kept).sum();
        List<List<String>> rows = new ArrayList<>();
        List<BiasReport.Group> few = new ArrayList<>();
        for (BiasReport.Group group : groups) {
            if (group.asked() < Grouped.FEWEST || rows.size() == Grouped.MOST) {
                few.add(group);
            } else {
                rows.add(row(group, asked, rated, kept, number(group.people()), number(group.raters())));
            }
        }
        if (!few.isEmpty()) {
            // People may be in several groups, so their number cannot be summed.
            rows.add(row(sum(few), asked, rated, kept, "–", "–"));
        }
        return rows;
    }

    private static List<String> row(
            BiasReport.Group group, long asked, long rated, long kept, String people, String raters) {
        return List.of(
                group.value(),
                number(group.asked()),
                percent(group.asked(), asked),
                number(group.rated()),
                percent(group.rated(), rated),
                number(group.kept()),
                percent(group.kept(), kept),
                people,
                raters,
                spread(group.assignment()));
    }

    private static BiasReport.Group sum(List<BiasReport.Group> groups) {
        return new BiasReport.Group(
                Grouped.OTHERS,
                groups.stream().mapToLong(BiasReport.Group::asked).sum(),
                groups.stream().mapToLong(BiasReport.Group::rated).sum(),
                groups.stream().mapToLong(BiasReport.Group::kept).sum(),
                0,
                0,
                null);
    }

    private static String spread(BiasReport.Spread spread) {
        return spread == null
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.3f, %.3f, %.3f, %.3f, %.3f",
                        spread.least(),
                        spread.lowerQuartile(),
                        spread.median(),
                        spread.upperQuartile(),
                        spread.greatest());
    }
}
