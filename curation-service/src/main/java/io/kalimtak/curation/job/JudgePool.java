package io.kalimtak.curation.job;

import io.kalimtak.curation.candidate.RatedInteractionStore;
import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.curation.judgement.Judge;
import io.kalimtak.curation.text.Portions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Judges what the present judge has not judged: everything when the rules, their settings or the classifier have changed, and
 * otherwise what was missed, since what comes in is judged as it comes in.
 */
@ApplicationScoped
class JudgePool {
    private static final int BATCH = 500;

    /** Interactions that one statement looks through, so that none takes longer the more there are: a million took over a minute. */
    private static final int STRETCH = 20_000;

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
        Optional<UUID> last = Optional.of(BEFORE_ALL);
        while (last.isPresent()) {
            last = judgeStretch(id, last.get(), progress);
        }
    }

    /** Its last interaction; empty when no others follow. */
    private Optional<UUID> judgeStretch(String id, UUID after, Progress progress) {
        Optional<UUID> last = QuarkusTransaction.requiringNew().call(() -> rated.stretch(after, STRETCH));
        List<UUID> unjudged = QuarkusTransaction.requiringNew().call(() -> rated.unjudged(id, after, last));
        for (List<UUID> batch : Portions.of(unjudged, one -> 0L, BATCH, 0)) {
            candidates.ofInteractions(batch);
            progress.advance(batch.size());
        }
        progress.advance(0);
        return last;
    }
}
