package io.kalimtak.curation.set;

import io.kalimtak.curation.set.row.PairSource;
import io.kalimtak.curation.set.row.RowSource;
import io.kalimtak.curation.set.row.UnpairedSource;

/** What a set's files are made of. Each source is asked once. */
public record SetContent(RowSource rows, PairSource pairs, UnpairedSource unpaired) {
    /** Rows alone. */
    public static SetContent of(RowSource rows) {
        return new SetContent(rows, sink -> {}, sink -> {});
    }

    /** The same rows with these pairs and judged answers. */
    public SetContent withPreferences(PairSource pairs, UnpairedSource unpaired) {
        return new SetContent(rows, pairs, unpaired);
    }
}
