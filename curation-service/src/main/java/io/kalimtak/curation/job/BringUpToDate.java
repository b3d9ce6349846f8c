package io.kalimtak.curation.job;

import io.kalimtak.curation.cluster.CompareRequests;
import io.kalimtak.curation.golden.DecideGolden;
import io.kalimtak.curation.moderation.ModerateWords;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a job does before it chooses: everything that is rated is judged by the present rules and compared with the
 * rest, and the moderation server, where there is one, was asked.
 * What was done before is not done again, so that adding to a large pool costs what is added.
 */
@ApplicationScoped
class BringUpToDate {
    private final JudgePool judge;
    private final CompareRequests compare;
    private final DecideGolden golden;
    private final ModerateWords moderate;

    BringUpToDate(JudgePool judge, CompareRequests compare, DecideGolden golden, ModerateWords moderate) {
        this.judge = judge;
        this.compare = compare;
        this.golden = golden;
        this.moderate = moderate;
    }

    /** The judge that has judged everything. */
    String run(Progress progress) {
        String id = judge.judge(progress);
        compare.begin();
        progress.start(Stage.COMPARE, compare.waiting());
        for (int compared = compare.next(); compared > 0; compared = compare.next()) {
            progress.advance(compared);
        }
        golden.run();
        if (moderate.isOn()) {
            progress.start(Stage.MODERATE, null);
            moderate.run(id, progress::advance);
        }
        return id;
    }
}
