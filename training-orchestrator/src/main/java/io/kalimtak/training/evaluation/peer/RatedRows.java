package io.kalimtak.training.evaluation.peer;

import io.kalimtak.training.sets.SetRow;
import java.util.List;

/**
 * Rows that people rated well or corrected lately.
 *
 * @param reason why there are none, or null
 */
public record RatedRows(List<SetRow> rows, String reason) {
    public RatedRows {
        rows = List.copyOf(rows);
    }

    static RatedRows none(String reason) {
        return new RatedRows(List.of(), reason);
    }
}
