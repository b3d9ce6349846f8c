package io.kalimtak.training.evaluation;

import io.kalimtak.training.evaluation.peer.RatedRows;
import io.kalimtak.training.sets.SetRow;
import java.util.List;

/**
 * What versions are measured on.
 *
 * @param heldOut the set's held-out rows: the gate decides by them
 * @param golden rows that reviewers vouched for: the gate looks at them once there are enough
 * @param fresh rows rated since: measured for people to see, never quoted, and no part of the gate
 */
record EvaluationRows(List<SetRow> heldOut, List<SetRow> golden, RatedRows fresh) {
    EvaluationRows {
        heldOut = List.copyOf(heldOut);
        golden = List.copyOf(golden);
    }

    int count() {
        return heldOut.size() + golden.size() + fresh.rows().size();
    }
}
