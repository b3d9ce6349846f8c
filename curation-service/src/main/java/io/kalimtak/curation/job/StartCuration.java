package io.kalimtak.curation.job;

import io.kalimtak.curation.rule.JobSettings;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Queues a job, unless there is one that has not ended. */
@ApplicationScoped
public class StartCuration {
    private final JobStore jobs;
    private final JobBell bell;
    private final Clock clock;
    private final Supplier<UUID> ids;

    StartCuration(JobStore jobs, JobBell bell, Clock clock, Supplier<UUID> ids) {
        this.jobs = jobs;
        this.bell = bell;
        this.clock = clock;
        this.ids = ids;
    }

    /** The id of the new job. A 409 names the job that is under way. */
    public UUID start(JobSettings settings, String actor) {
        return tryStart(settings, actor)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.CONFLICT,
                        "A curation job is under way"
                                + jobs.active()
                                        .map(job -> ": /api/admin/curation-jobs/" + job.id())
                                        .orElse("")
                                + ". Wait for its end and ask again."));
    }

    /** Empty when a job is under way. */
    Optional<UUID> tryStart(JobSettings settings, String actor) {
        UUID id = ids.get();
        if (!jobs.queue(id, settings, actor, clock.instant())) {
            return Optional.empty();
        }
        bell.ring();
        return Optional.of(id);
    }
}
