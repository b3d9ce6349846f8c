package io.kalimtak.curation.job;

import io.kalimtak.curation.candidate.RatedInteractionStore;
import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.curation.judgement.Judge;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Judges what the present judge has not judged: everything when the rules, their settings or the classifier have changed, and
 * otherwise what was missed, since what comes in is judged as it comes in.
 */
@ApplicationScoped
class JudgePool {
    private static final int BATCH = 500;
    private static final int MOST_ATTEMPTS = 3;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RatedInteractionStore rated;
    private final RefreshCandidates candidates;
    private final Judge judge;

    JudgePool(RatedInteractionStore rated, RefreshCandidates candidates, Judge judge) {
        this.rated = rated;
        this.candidates = candidates;
        this.judge = judge;
    }

    /**
     * Each batch is a transaction of its own: who is interrupted goes on where it stopped. Returns the judge that has judged
     * everything.
     */
    String judge(Progress progress) {
        for (int attempt = 1; ; attempt++) {
            String id = judge.sitting().id();
            judgeBy(id, progress);
            // Newly trained heads in between are another judge: what it judged is not the first one's.
            if (attempt == MOST_ATTEMPTS || judge.sitting().id().equals(id)) {
                return id;
            }
        }
    }

    private void judgeBy(String id, Progress progress) {
        progress.start(Stage.JUDGE, null);
        UUID last = BEFORE_ALL;
        for (List<UUID> next = next(id, last); !next.isEmpty(); next = next(id, last)) {
            candidates.ofInteractions(next);
            last = next.getLast();
            progress.advance(next.size());
        }
    }

    private List<UUID> next(String id, UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> rated.unjudged(id, after, BATCH));
    }
}
