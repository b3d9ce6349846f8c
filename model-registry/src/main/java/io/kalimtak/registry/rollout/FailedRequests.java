package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.observation.RequestCountStore;
import io.kalimtak.registry.observation.RequestCountStore.Minute;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Requests without an answer while a rollout ran. They have no person that anybody knows of; what fails, fails together,
 * so a minute takes the person's place.
 */
@ApplicationScoped
class FailedRequests {
    private static final int MINUTE = 60;

    private final RequestCountStore counts;

    FailedRequests(RequestCountStore counts) {
        this.counts = counts;
    }

    /** By whole minutes of one step, in [since, until). */
    List<Tally> of(Rollout rollout, List<RolloutChange> history, Instant since, Instant until) {
        return of(
                rollout.version(),
                rollout.fromVersion(),
                minute -> rollout.steps().indexOf(shareDuring(minute, history)),
                since,
                until);
    }

    /**
     * Requests of two versions in [since, until).
     *
     * @param step of a minute; below 0 for one that belongs to none
     */
    List<Tally> of(String candidate, String live, ToIntFunction<Instant> step, Instant since, Instant until) {
        List<Tally> tallies = new ArrayList<>();
        add(tallies, counts.byMinute(candidate, since, until), true, step);
        add(tallies, counts.byMinute(live, since, until), false, step);
        return tallies;
    }

    /** What a version's requests of [since, until) came to, all in the last step. */
    List<Tally> ofVersion(String version, boolean candidate, int step, Instant since, Instant until) {
        return counts.byMinute(version, since, until).stream()
                .map(minute -> tally(minute, step, candidate))
                .toList();
    }

    private static Tally tally(Minute minute, int step, boolean candidate) {
        return new Tally(minute.minute().getEpochSecond(), step, candidate, minute.requests(), minute.failed());
    }

    private static void add(
            List<Tally> tallies, List<Minute> minutes, boolean candidate, ToIntFunction<Instant> steps) {
        for (Minute minute : minutes) {
            int step = steps.applyAsInt(minute.minute());
            if (step >= 0 && minute.requests() > 0) {
                tallies.add(tally(minute, step, candidate));
            }
        }
    }

    /** The share that held from the minute's beginning to its end; -1 where it changed. */
    private static double shareDuring(Instant minute, List<RolloutChange> history) {
        double before = -1;
        double within = -1;
        for (RolloutChange change : history) {
            if (!change.at().isAfter(minute)) {
                before = change.share();
            }
            if (change.at().isBefore(minute.plusSeconds(MINUTE))) {
                within = change.share();
            }
        }
        return before == within ? before : -1;
    }
}
