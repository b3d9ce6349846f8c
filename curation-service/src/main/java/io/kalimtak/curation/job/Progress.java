package io.kalimtak.curation.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a job has come, told to its row at most once a second, and the place where it learns that it was cancelled.
 * For one thread.
 */
final class Progress {
    private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(1);

    private final CurationJob job;
    private final JobStore jobs;
    private final Clock clock;
    private Stage stage;
    private Long total;
    private long done;
    private Instant told = Instant.MIN;

    Progress(CurationJob job, JobStore jobs, Clock clock) {
        this.job = job;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Begins a stage.
     *
     * @param total how many things there are to do, or null where nobody knows
     */
    void start(Stage next, Long total) {
        this.stage = next;
        this.total = total;
        this.done = 0;
        tell(clock.instant());
    }

    /** Throws JobCancelledException when the job was cancelled, AttemptOvertakenException when another attempt runs it. */
    void advance(long more) {
        done += more;
        Instant now = clock.instant();
        if (!now.isBefore(told.plus(OFTEN_ENOUGH))) {
            tell(now);
        }
    }

    private void tell(Instant now) {
        told = now;
        if (jobs.progress(job, stage, done, total)) {
            throw new JobCancelledException();
        }
    }
}
