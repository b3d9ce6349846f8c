package io.kalimtak.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** When schedules fire, and that they fire once. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class SchedulesIT extends ScheduleTestBase {
    private static final Instant MONDAY = Instant.parse("2027-03-01T03:00:00Z");

    @Test
    void shouldStandInTheClusteredStoreWhenTheServiceRuns() {
        // Day 2 is Quartz's Monday.
        assertThat(triggers())
                .containsExactly(
                        "hourly-sweep 0 30 * * * ? UTC",
                        "monthly-evaluation 0 0 4 1 * ? UTC",
                        "weekly-training 0 0 3 ? * 2 UTC");
        assertThat(sql.query("SELECT instance_name FROM qrtz_scheduler_state", row -> row.text("instance_name")))
                .isNotEmpty();
    }

    @Test
    void shouldFireOnceWhenReplicasWakeAtOnce() throws Exception {
        sets.publish(SampleSet.learnable(20, 2));
        due(Timetable.EVALUATION);
        int replicas = 8;
        CyclicBarrier together = new CyclicBarrier(replicas);
        List<Future<?>> woken = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(replicas)) {
            for (int i = 0; i < replicas; i++) {
                woken.add(threads.submit(() -> {
                    together.await();
                    schedules.evaluate();
                    return null;
                }));
            }
        }
        for (Future<?> one : woken) {
            one.get();
        }

        assertThat(firings(Timetable.EVALUATION)).isEqualTo(1);
        assertThat(last(Timetable.EVALUATION).outcome().kind()).isEqualTo(Outcome.Kind.STARTED);
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    void shouldBePunctualWhenWokenInTimeOrALittleEarly() {
        dueSince(Timetable.TRAINING, MONDAY.minus(Duration.ofDays(1)));

        at(MONDAY.minusSeconds(2)).fire(Timetable.TRAINING, SchedulesIT::skip);
        assertThat(firings(Timetable.TRAINING)).isZero();
        at(MONDAY.minusMillis(2)).fire(Timetable.TRAINING, SchedulesIT::skip);
        at(MONDAY).fire(Timetable.TRAINING, SchedulesIT::skip);

        assertThat(firings(Timetable.TRAINING)).isEqualTo(1);
        assertThat(last(Timetable.TRAINING))
                .isEqualTo(new Firing(MONDAY, 1, MONDAY.minusMillis(2), Outcome.skipped("No.")));
    }

    @Test
    void shouldSayThatItWasLateFromAMinuteOn() {
        dueSince(Timetable.TRAINING, MONDAY.minus(Duration.ofDays(1)));
        at(MONDAY.plusSeconds(60)).fire(Timetable.TRAINING, SchedulesIT::skip);
        assertThat(last(Timetable.TRAINING).late()).isFalse();

        Instant next = MONDAY.plus(Duration.ofDays(7));
        at(next.plusSeconds(61)).fire(Timetable.TRAINING, SchedulesIT::skip);

        assertThat(last(Timetable.TRAINING))
                .isEqualTo(new Firing(
                        next,
                        1,
                        next.plusSeconds(61),
                        Outcome.skipped("No. Late: it was due at 2027-03-08T03:00:00Z, when nothing ran here.")));
        assertThat(last(Timetable.TRAINING).late()).isTrue();
    }

    @Test
    void shouldMakeUpForMissedTimesOnceWhenEverythingWasDown() throws IOException {
        sets.publish(SampleSet.learnable(20, 2));
        Instant stopped = Instant.now().minus(Duration.ofDays(100));
        dueSince(Timetable.EVALUATION, stopped);
        Timetable.Due missed =
                timetable.due(Timetable.EVALUATION, stopped, Instant.now()).orElseThrow();

        sql.update(
                "UPDATE qrtz_triggers SET next_fire_time = ? WHERE trigger_name = 'monthly-evaluation'",
                missed.first().toEpochMilli());

        await().atMost(Duration.ofSeconds(45)).until(() -> firings(Timetable.EVALUATION) > 0);
        await().during(Duration.ofSeconds(2)).until(() -> firings(Timetable.EVALUATION) == 1);
        Firing firing = last(Timetable.EVALUATION);
        assertThat(firing.dueAt()).isEqualTo(missed.first());
        assertThat(firing.times()).isEqualTo(missed.times()).isGreaterThanOrEqualTo(3);
        assertThat(firing.late()).isTrue();
        assertThat(firing.outcome().kind()).isEqualTo(Outcome.Kind.STARTED);
        assertThat(firing.outcome().reason())
                .isEqualTo("Its time has come. Late: it was due at " + missed.first() + ", when nothing ran here, and "
                        + missed.times() + " times in all.");
    }

    @Test
    void shouldCountFromTheChangeWhenTheTimetableIsChanged() {
        dueSince(Timetable.TRAINING, MONDAY.minus(Duration.ofDays(30)));
        store.remember(Timetable.TRAINING, timetable.cron(Timetable.TRAINING), MONDAY);
        assertThat(store.find(Timetable.TRAINING).orElseThrow().countsFrom())
                .isEqualTo(MONDAY.minus(Duration.ofDays(30)));

        store.remember(Timetable.TRAINING, "0 0 5 ? * SUN", MONDAY);

        assertThat(store.find(Timetable.TRAINING).orElseThrow().countsFrom()).isEqualTo(MONDAY);
        store.remember(Timetable.TRAINING, timetable.cron(Timetable.TRAINING), MONDAY);
    }

    @Test
    void shouldKeepTheReasonWhenItCannotBeCarriedOut() {
        due(Timetable.TRAINING);
        fire.fire(Timetable.TRAINING, () -> () -> {
            throw ProblemException.of(ProblemType.UNPROCESSABLE, "The set is gone.");
        });
        Outcome refused = last(Timetable.TRAINING).outcome();
        due(Timetable.TRAINING);
        fire.fire(Timetable.TRAINING, () -> {
            throw new IllegalStateException("secret");
        });
        Outcome broken = last(Timetable.TRAINING).outcome();

        assertThat(refused.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(refused.reason()).startsWith("The set is gone. Late:");
        assertThat(broken.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(broken.reason()).startsWith("It could not be carried out; the service's log has the cause.");
    }

    private static Plan skip() {
        return () -> Outcome.skipped("No.");
    }

    private long reports() {
        return sql.first(
                        "SELECT count(*) AS n FROM evaluation_reports WHERE id = ? AND requested_by ="
                                + " 'schedule:monthly-evaluation'",
                        row -> row.count("n"),
                        last(Timetable.EVALUATION).outcome().started())
                .orElseThrow();
    }
}
