package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.admin;
import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.holdRunnerLock;
import static io.kalimtak.curation.job.Jobs.marks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.StorageConfig;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may start a job, when, and who goes on with one. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class JobControlIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    @Inject
    Loop loop;

    @Inject
    StorageConfig storage;

    @Inject
    DailyCuration daily;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"min_score\": 6}                    | min_score | must be between 1 and 5",
                "{\"min_score\": 0}                    | min_score | must be between 1 and 5",
                "{\"min_score\": \"good\"}             | min_score | must be a whole number",
                "{\"limit\": 0}                        | limit     | must be at least 1",
                "{\"since\": \"yesterday\"}            | since     | must be a time as in 2026-01-31T08:00:00Z",
                "{\"since\": \"2026-11-20T08:00:00Z\", \"until\": \"2026-11-20T08:00:00Z\"} | since | must be before until",
                "{\"domains\": [\"astrology\"]}        | domains   | must be some of business, customer-support,",
                "{\"minimum\": 3}                      | minimum   | is not a field of this request; known fields:",
            })
    void shouldNameTheFieldWhenTheRequestIsBad(String body, String field, String message) {
        admin().contentType("application/json")
                .body(body)
                .post("/api/admin/curate-training-data")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field))
                .body("violations[0].message", containsString(message));
        assertThat(loop.rows("SELECT id FROM curation_jobs")).isEmpty();
    }

    @Test
    void shouldRefuseASecondJobAndNameTheFirstWhenOneIsUnderWay() throws SQLException {
        loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();
        String first;
        try (Connection otherReplica = holdRunnerLock(loop)) {
            first = curate("{}");

            admin().contentType("application/json")
                    .body("{}")
                    .post("/api/admin/curate-training-data")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("/api/admin/curation-jobs/" + first));
            daily.fire();
            assertThat(loop.rows("SELECT state FROM curation_jobs")).containsExactly(Map.of("state", "QUEUED"));
            otherReplica.rollback();
        }

        assertThat(ended(first).getString("state")).isEqualTo("DONE");
    }

    @Test
    void shouldTakeUpAJobAndMakeTheSameSetWhenItsRunnerWasKilled() throws IOException, SQLException {
        Interaction interaction = loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();
        UUID job = UUID.fromString("5f0c4f5e-4a43-4d06-9d2f-0f3a1c2b4d5e");
        UUID set = UUID.nameUUIDFromBytes(("training-set:" + job).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path sets = Files.createDirectories(storage.root().resolve("training-sets"));
        try (Connection dying = holdRunnerLock(loop)) {
            // What a runner leaves that dies between the renaming of the folder and the commit.
            loop.sql(
                    "INSERT INTO curation_jobs (id, state, settings, actor, attempt, created_at, started_at) VALUES ('"
                            + job
                            + "', 'RUNNING', '{\"min_score\": 4, \"domains\": [], \"dry_run\": false}', 'test', 1, now(), now())");
            Files.writeString(
                    Files.createDirectory(sets.resolve(".tmp-" + set + "-1")).resolve("train.jsonl"), "half");
            Files.writeString(
                    Files.createDirectory(sets.resolve(set.toString())).resolve("stale.jsonl"), "unannounced");
            dying.rollback();
        }

        JsonPath done = ended(job.toString());

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getString("training_set_id")).isEqualTo(set.toString());
        assertThat(loop.rows("SELECT attempt FROM curation_jobs")).containsExactly(Map.of("attempt", "2"));
        try (var files = Files.list(sets.resolve(set.toString()))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .contains("train.jsonl", "eval.jsonl", "manifest.json", "README.md")
                    .doesNotContain("stale.jsonl");
        }
        assertThat(Files.exists(sets.resolve(".tmp-" + set + "-1"))).isFalse();
        assertThat(marks(loop, interaction)).isEqualTo("t/t");
    }

    @Test
    void shouldGiveUpWhenAJobWasTakenUpTooOften() {
        UUID job = UUID.fromString("5f0c4f5e-4a43-4d06-9d2f-0f3a1c2b4d5f");
        loop.sql("INSERT INTO curation_jobs (id, state, settings, actor, attempt, created_at, started_at) VALUES ('"
                + job
                + "', 'RUNNING', '{\"min_score\": 4, \"domains\": [], \"dry_run\": false}', 'test', 5, now(), now())");

        JsonPath failed = ended(job.toString());

        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("error")).startsWith("Given up after 5 attempts");
    }

    @Test
    void shouldRunFromTheClusteredScheduleWhenTheDayComes() {
        loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();

        daily.fire();

        String job = loop.rows("SELECT id FROM curation_jobs WHERE actor = 'schedule'")
                .getFirst()
                .get("id");
        assertThat(ended(job).getString("state")).isEqualTo("DONE");
        // 1 is CronTrigger.MISFIRE_INSTRUCTION_FIRE_ONCE_NOW: a run missed while nothing was up is made up for.
        assertThat(loop.rows("SELECT trigger_type, misfire_instr FROM qrtz_triggers WHERE job_name = 'daily-curation'"))
                .containsExactly(Map.of("trigger_type", "CRON", "misfire_instr", "1"));
    }
}
