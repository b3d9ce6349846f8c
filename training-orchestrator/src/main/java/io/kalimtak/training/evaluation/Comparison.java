package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.training.sets.SetRow;
import java.util.List;

/**
 * Two versions compared: the report, and what else is to be said of the same answers.
 *
 * @param rows the held-out rows that decided, in the order of the results' rows
 */
record Comparison(ReportBody body, List<SetRow> rows, EvaluationResult live, EvaluationResult candidate) {}
