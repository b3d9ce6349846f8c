package io.kalimtak.curation.job;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Cancels a job that has not ended. Nothing of it is published; what it judged and compared is kept. */
@ApplicationScoped
public class CancelCuration {
    private final JobStore jobs;
    private final Clock clock;

    CancelCuration(JobStore jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The job as it is then. 404 where there is none, 409 where it has ended. Cancelling twice is the same as once. */
    CurationJob cancel(UUID id, String actor) {
        boolean cancelled = jobs.cancel(id, actor, clock.instant());
        CurationJob job =
                jobs.find(id).orElseThrow(() -> ProblemException.notFound("There is no curation job with this id."));
        if (!cancelled && job.state() != JobState.CANCELLED) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "The job has ended (" + job.state() + "); only one that is queued or runs can be cancelled.");
        }
        return job;
    }
}
