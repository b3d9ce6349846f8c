package io.kalimtak.curation.rule;

/**
 * The rows of a running job that are still in. The best of several is the corrected one, then the better rated, then the
 * later rated, then the one with the greater id.
 */
public interface StagedRows {
    /** Drops all but the best row of each cluster. */
    void keepBestOfCluster(Rule rule, String reason);

    /** Drops all but the best rows. */
    void keepBest(int rows, Rule rule, String reason);
}
