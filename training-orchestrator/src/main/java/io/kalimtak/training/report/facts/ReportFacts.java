package io.kalimtak.training.report.facts;

import io.kalimtak.training.evaluation.Report;
import java.util.List;

/**
 * All that a page tells of.
 *
 * @param report the evaluation, or null for a run that none was made of
 * @param run the run, or null for an evaluation of the live version alone
 * @param set the set that was learned from or measured on, or null
 * @param before the set to compare it with, or null
 * @param beforeIs whose set that is, or why there is none
 * @param runs reports of runs up to this one, oldest first
 * @param evaluations reports of the live version alone up to this one, oldest first
 */
public record ReportFacts(
        Report report,
        RunFacts run,
        SetFacts set,
        SetFacts before,
        String beforeIs,
        List<PastReport> runs,
        List<PastReport> evaluations) {}
