package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.curation.set.TrainingSets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Ends a job: its state, the set's row, its marks and its event in one transaction, with the folder's renaming between
 * the first statement, which no overtaken attempt passes, and the commit.
 */
@ApplicationScoped
class FinishCuration {
    private final JobStore jobs;
    private final PublicationStore publications;
    private final TrainingSets sets;
    private final RefreshCandidates candidates;
    private final CurationConfig config;
    private final Clock clock;

    FinishCuration(
            JobStore jobs,
            PublicationStore publications,
            TrainingSets sets,
            RefreshCandidates candidates,
            CurationConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.publications = publications;
        this.sets = sets;
        this.candidates = candidates;
        this.config = config;
        this.clock = clock;
    }

    void finish(CurationJob job, JudgeRows.Judged judged) {
        if (judged.set() != null) {
            admit(job);
        }
        int seconds = (int) config.job().timeout().toSeconds();
        QuarkusTransaction.requiringNew().timeout(seconds).run(() -> end(job, judged));
    }

    private void admit(CurationJob job) {
        List<UUID> missing = publications.keptWithoutCandidate(job.id());
        candidates.admit(missing, job.settings().minScore());
    }

    private void end(CurationJob job, JudgeRows.Judged judged) {
        Instant now = clock.instant();
        if (judged.set() == null) {
            jobs.done(job, judged.funnel(), null, now);
        } else {
            jobs.done(job, judged.funnel(), judged.set().id(), now);
            if (publications.withdrawn(job.id()) > 0) {
                throw new ConsentWithdrawnException();
            }
            sets.publish(judged.set(), now);
            publications.record(job.id(), judged.set().id());
        }
        publications.purge(now.minus(config.job().verdictsKept()));
    }
}
