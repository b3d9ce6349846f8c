package io.kalimtak.curation.set;

import io.kalimtak.curation.set.card.BiasReport;
import io.kalimtak.curation.set.row.GoldenSource;
import io.kalimtak.curation.set.row.PairSource;
import io.kalimtak.curation.set.row.RowSource;
import io.kalimtak.curation.set.row.UnpairedSource;
import java.util.Map;

/**
 * What a set's files are made of. Each source is asked once.
 *
 * @param bias who rates against who asks, for the data card
 * @param redactions placeholders in the rows that stand in place of personal data, by kind
 */
public record SetContent(
        RowSource rows,
        PairSource pairs,
        UnpairedSource unpaired,
        GoldenSource golden,
        BiasReport bias,
        Map<String, Long> redactions) {
    public SetContent {
        redactions = Map.copyOf(redactions);
    }

    /** Rows alone. */
    public static SetContent of(RowSource rows) {
        return new SetContent(rows, sink -> {}, sink -> {}, sink -> {}, BiasReport.NONE, Map.of());
    }

    /** The same with these pairs and judged answers. */
    public SetContent withPreferences(PairSource preferences, UnpairedSource judged) {
        return new SetContent(rows, preferences, judged, golden, bias, redactions);
    }

    /** The same with these counts for the data card. */
    public SetContent withReport(BiasReport report, Map<String, Long> placeholders) {
        return new SetContent(rows, pairs, unpaired, golden, report, placeholders);
    }
}
