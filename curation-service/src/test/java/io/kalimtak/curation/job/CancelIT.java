package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.admin;
import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.holdRunnerLock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.StorageConfig;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class CancelIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    @Inject
    Loop loop;

    @Inject
    StorageConfig storage;

    @BeforeEach
    void reset() {
        loop.reset();
        loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();
    }

    @Test
    void shouldEndAtOnceWhenTheJobIsQueuedAndLetTheNextOneRun() throws SQLException {
        String job;
        try (Connection otherReplica = holdRunnerLock(loop)) {
            job = curate("{}");

            cancel(job, 200).body("state", equalTo("CANCELLED")).body("cancel_requested", equalTo(true));
            cancel(job, 200).body("state", equalTo("CANCELLED"));

            otherReplica.rollback();
        }
        assertThat(ended(curate("{}")).getString("state")).isEqualTo("DONE");
        assertThat(loop.rows("SELECT 1 FROM training_sets")).hasSize(1);
    }

    @Test
    void shouldEndWithoutASetWhenTheJobRuns() throws SQLException, IOException {
        UUID job = UUID.fromString("5f0c4f5e-4a43-4d06-9d2f-0f3a1c2b4d61");
        UUID set = UUID.nameUUIDFromBytes(("training-set:" + job).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path half = storage.root().resolve("training-sets").resolve(".tmp-" + set + "-1");
        try (Connection runner = holdRunnerLock(loop)) {
            loop.sql(
                    "INSERT INTO curation_jobs (id, state, settings, actor, attempt, created_at, started_at) VALUES ('"
                            + job
                            + "', 'RUNNING', '{\"min_score\": 4, \"domains\": [], \"dry_run\": false}', 'test', 1, now(), now())");
            Files.writeString(Files.createDirectories(half).resolve("train.jsonl"), "half");

            cancel(job.toString(), 200).body("state", equalTo("RUNNING")).body("cancel_requested", equalTo(true));

            runner.rollback();
        }

        JsonPath cancelled = ended(job.toString());
        assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
        assertThat(cancelled.getString("training_set_id")).isNull();
        assertThat(cancelled.getString("finished_at")).isNotNull();
        assertThat(half).doesNotExist();
        assertThat(loop.rows("SELECT 1 FROM training_sets")).isEmpty();
    }

    @Test
    void shouldSayWhatItIsAtAndRefuseToCancelWhatHasEnded() {
        String job = curate("{}");

        JsonPath done = ended(job);

        assertThat(done.getString("progress.stage")).isEqualTo("PUBLISH");
        cancel(job, 409).body("detail", containsString("The job has ended (DONE)"));
        cancel(UUID.randomUUID().toString(), 404);
    }

    private static io.restassured.response.ValidatableResponse cancel(String job, int status) {
        return admin().post("/api/admin/curation-jobs/" + job + "/cancel")
                .then()
                .statusCode(status);
    }
}
