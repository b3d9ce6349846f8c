package io.kalimtak.curation.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.Requests;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.local.testing.PooledServers;
import io.kalimtak.local.testing.TransactionPooler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Curation behind a transaction pooler of three connections: the runner's lock holds one for as long as a job runs, the
 * job's one moment another, and all else goes through the third: progress, Quartz's clustered store, consumers, the outbox.
 */
@EnabledIf(
        value = "io.kalimtak.local.testing.TransactionPooler#isInstalled",
        disabledReason = TransactionPooler.MISSING)
@QuarkusTest
@QuarkusTestResource(
        value = PooledServers.class,
        initArgs = @ResourceArg(name = "service", value = "curation"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = CurationTestSettings.class, restrictToAnnotatedClass = true)
class PooledIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final Duration SOON = Duration.ofSeconds(300);

    @Inject
    Loop loop;

    @Inject
    PublishedSets published;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldPublishASetWhenAJobRunsOverManyRows() {
        List<Interaction> rated = IntStream.range(0, 1200)
                .mapToObj(i -> loop.interaction(Requests.english(i), PROMPT))
                .toList();
        loop.race(rated, 5);
        loop.awaitConsumed();

        String id = authorized()
                .contentType("application/json")
                .body("{}")
                .post("/api/admin/curate-training-data")
                .then()
                .statusCode(202)
                .extract()
                .path("job_id");

        await().atMost(SOON).until(() -> job(id).getString("state").equals("DONE"));
        assertThat(job(id).getLong("funnel.received")).isEqualTo(1200);
        long kept = job(id).getLong("funnel.kept");
        assertThat(kept).isGreaterThan(1000);
        String set = job(id).getString("training_set_id");
        TrainingSet event = published.of(UUID.fromString(set));
        assertThat(event.getRowsTrain() + event.getRowsEval()).isEqualTo(kept);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(loop.rows("SELECT 1 FROM outbox")).isEmpty());
    }

    @Test
    void shouldKeepItsScheduleInTheDatabase() {
        assertThat(loop.rows("SELECT trigger_name, trigger_state FROM qrtz_triggers"
                        + " WHERE trigger_name LIKE '%daily-curation%'"))
                .extracting(row -> row.get("trigger_state"))
                .containsExactly("WAITING");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(loop.rows("SELECT count(*) AS replicas FROM qrtz_scheduler_state"
                                + " WHERE to_timestamp(last_checkin_time / 1000.0) > now() - interval '30 seconds'"))
                        .containsExactly(Map.of("replicas", "1")));
    }

    private static JsonPath job(String id) {
        return authorized()
                .get("/api/admin/curation-jobs/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", "key:tester");
    }
}
