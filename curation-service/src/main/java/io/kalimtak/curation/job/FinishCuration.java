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

    void finish(CurationJob job, ChooseRows.Chosen chosen) {
        if (chosen.set() != null) {
            admit(job);
        }
        int seconds = (int) config.job().timeout().toSeconds();
        QuarkusTransaction.requiringNew().timeout(seconds).run(() -> end(job, chosen));
    }

    /** How often a job is taken up before it is given up. */
    int mostAttempts() {
        return config.job().attempts();
    }

    private void admit(CurationJob job) {
        List<UUID> missing = publications.keptWithoutCandidate(job.id());
        candidates.admit(missing, job.settings().minScore());
    }

    private void end(CurationJob job, ChooseRows.Chosen chosen) {
        Instant now = clock.instant();
        publications.share();
        if (chosen.set() == null) {
            jobs.done(job, chosen.funnel(), null, now);
        } else {
            jobs.done(job, chosen.funnel(), chosen.set().id(), now);
            if (publications.withdrawn(job.id()) > 0 || publications.goldenGone(chosen.golden())) {
                throw new ConsentWithdrawnException();
            }
            sets.publish(chosen.set(), now);
            publications.record(job.id(), chosen.set().id());
            publications.recordGolden(chosen.set().id(), chosen.golden());
        }
        publications.forgetErased(job.id());
        if (!job.settings().dryRun()) {
            publications.flag(job.id(), now);
        }
        publications.purge(now.minus(config.job().verdictsKept()));
    }
}
