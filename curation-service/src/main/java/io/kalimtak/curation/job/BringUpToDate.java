package io.kalimtak.curation.job;

import io.kalimtak.curation.cluster.CompareRequests;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a job does before it chooses: everything that is rated is judged by the present rules and compared with the rest.
 * What was done before is not done again, so that adding to a large pool costs what is added.
 */
@ApplicationScoped
class BringUpToDate {
    private final JudgePool judge;
    private final CompareRequests compare;

    BringUpToDate(JudgePool judge, CompareRequests compare) {
        this.judge = judge;
        this.compare = compare;
    }

    /** The judge that has judged everything. */
    String run(Progress progress) {
        String id = judge.judge(progress);
        progress.start(Stage.COMPARE, compare.waiting());
        for (int compared = compare.next(); compared > 0; compared = compare.next()) {
            progress.advance(compared);
        }
        return id;
    }
}
