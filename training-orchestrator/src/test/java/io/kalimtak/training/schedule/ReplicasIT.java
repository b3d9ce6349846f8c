package io.kalimtak.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** Two schedulers on one database. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class ReplicasIT extends ScheduleTestBase {
    @Inject
    AgroalDataSource database;

    @Inject
    Scheduler scheduler;

    @Test
    void shouldFireOnceWhenTwoReplicasRun() throws IOException, SchedulerException {
        sets.publish(SampleSet.learnable(20, 2));
        try (OtherReplica other = OtherReplica.join(database, schedules)) {
            String name = other.name();
            await().until(() -> members().contains(name) && members().size() > 1);
            for (int round = 1; round <= 3; round++) {
                wake();

                await().atMost(Duration.ofSeconds(45)).until(() -> unseen() > 0);
                await().during(Duration.ofSeconds(2)).until(() -> unseen() == 1);
            }
        }
        assertThat(firings(Timetable.EVALUATION)).isEqualTo(3);
    }

    @Test
    void shouldFireWhenTheOneReplicaStandsStillAndTheOtherRuns() throws IOException, SchedulerException {
        sets.publish(SampleSet.learnable(20, 2));
        scheduler.standby();
        try (OtherReplica other = OtherReplica.join(database, schedules)) {
            wake();

            await().atMost(Duration.ofSeconds(45)).until(() -> unseen() == 1);
            assertThat(other.woken()).isPositive();
        } finally {
            scheduler.start();
        }
        assertThat(last(Timetable.EVALUATION).outcome().kind()).isEqualTo(Outcome.Kind.STARTED);
    }

    /** A month's evaluation is due and nobody has fired it. */
    private void wake() {
        due(Timetable.EVALUATION);
        sql.update(
                "UPDATE qrtz_triggers SET next_fire_time = ? WHERE trigger_name = 'monthly-evaluation'",
                Instant.now().minus(Duration.ofDays(1)).toEpochMilli());
    }

    private List<String> members() {
        return sql.query("SELECT instance_name FROM qrtz_scheduler_state", row -> row.text("instance_name"));
    }

    /** Firings since it was last made due. */
    private long unseen() {
        return sql.first(
                        "SELECT count(*) AS n FROM schedule_firings WHERE schedule = ? AND due_at IS NOT NULL",
                        row -> row.count("n"),
                        Timetable.EVALUATION)
                .orElseThrow();
    }
}
