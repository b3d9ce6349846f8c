package io.kalimtak.training.schedule;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.sql.Sql;
import io.kalimtak.training.testing.LocalRegistry;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.SetPublisher;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class SchedulesIT {
    private record Firing(String outcome, String reason, UUID started) {}

    @Inject
    ScheduledTraining training;

    @Inject
    SetPublisher sets;

    @Inject
    Sql sql;

    private final LocalRegistry registry = new LocalRegistry();

    @BeforeEach
    void open() throws IOException {
        registry.start();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void shouldTrainOnceAndThenSkipWithAReasonWhenThereIsNoNewSet() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 2));

        training.fire();
        Firing first = last("weekly-training");
        training.fire();
        Firing second = last("weekly-training");

        assertThat(first.outcome()).isEqualTo("STARTED");
        String id = first.started().toString();
        assertThat(run(id).getString("training_set_id")).isEqualTo(set.id().toString());
        assertThat(run(id).getString("history[0].actor")).isEqualTo("schedule:weekly-training");
        assertThat(second).isEqualTo(new Firing("SKIPPED", "No new training set since run " + id + ".", null));
        awaitEnd(id);
    }

    @Test
    void shouldStandInTheClusteredStoreWhenTheServiceRuns() {
        List<String> triggers = sql.query(
                "SELECT trigger_name || ' ' || cron_expression || ' ' || time_zone_id AS trigger"
                        + " FROM qrtz_cron_triggers ORDER BY 1",
                row -> row.text("trigger"));

        // Day 2 is Quartz's Monday.
        assertThat(triggers)
                .containsExactly(
                        "hourly-sweep 0 30 * * * ? UTC",
                        "monthly-evaluation 0 0 4 1 * ? UTC",
                        "weekly-training 0 0 3 ? * 2 UTC");
        assertThat(sql.query("SELECT instance_name FROM qrtz_scheduler_state", row -> row.text("instance_name")))
                .isNotEmpty();
    }

    @Test
    void shouldFireOnceWhenFiringsWereMissed() throws IOException {
        sets.publish(SampleSet.learnable(20, 2));
        long before = firings("monthly-evaluation");

        sql.update(
                "UPDATE qrtz_triggers SET next_fire_time = ? WHERE trigger_name = 'monthly-evaluation'",
                System.currentTimeMillis() - Duration.ofDays(100).toMillis());

        await().atMost(Duration.ofSeconds(45)).until(() -> firings("monthly-evaluation") > before);
        await().during(Duration.ofSeconds(2)).until(() -> firings("monthly-evaluation") == before + 1);
        assertThat(last("monthly-evaluation").outcome()).isEqualTo("STARTED");
    }

    private long firings(String schedule) {
        return sql.first(
                        "SELECT count(*) AS n FROM schedule_firings WHERE schedule = ?",
                        row -> row.count("n"),
                        schedule)
                .orElseThrow();
    }

    private Firing last(String schedule) {
        return sql.first(
                        "SELECT * FROM schedule_firings WHERE schedule = ? ORDER BY id DESC LIMIT 1",
                        row -> new Firing(row.text("outcome"), row.text("reason"), row.uuid("started")),
                        schedule)
                .orElseThrow();
    }
}
