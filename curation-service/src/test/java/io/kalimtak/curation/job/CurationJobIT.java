package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.admin;
import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static io.kalimtak.curation.job.Jobs.holdRunnerLock;
import static io.kalimtak.curation.job.Jobs.manifest;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.Requests;
import io.kalimtak.curation.StorageConfig;
import io.kalimtak.curation.text.Hashes;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class CurationJobIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    @Inject
    Loop loop;

    @Inject
    StorageConfig storage;

    @Inject
    DailyCuration daily;

    @Inject
    PublishedSets published;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldPublishASetThatAccountsForEveryRowWhenAsked() throws IOException {
        Interaction kept = loop.rated("Write an email to my boss", PROMPT, 4);
        Interaction duplicate = loop.rated("write an EMAIL, to my boss!", PROMPT, 4);
        Interaction corrected = loop.interaction("explain fractions", PROMPT);
        Feedback correction = loop.feedback(corrected, 1);
        correction.setCorrectedOutput("## Objective\nExplain fractions with a pizza.");
        loop.send(corrected);
        loop.send(correction);
        Interaction low = loop.rated("python script", PROMPT, 3);
        Interaction brief = loop.rated("hi", PROMPT, 5);
        Interaction refused = loop.interaction("secret", PROMPT);
        refused.setTrainingAllowed(false);
        loop.send(refused);
        loop.send(loop.feedback(refused, 5));
        loop.awaitConsumed();

        JsonPath job = ended(curate("{}"));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getLong("funnel.received")).isEqualTo(6);
        assertThat(job.getLong("funnel.kept")).isEqualTo(2);
        assertThat(job.getLong("funnel.train") + job.getLong("funnel.eval")).isEqualTo(2);
        assertThat(job.getList("funnel.stages.findAll { it.dropped > 0 }.rule"))
                .containsExactly("consent", "eligibility", "length", "exact-duplicates");
        assertThat(job.getList("funnel.stages.findAll { it.dropped > 0 }.dropped"))
                .containsExactly(1, 1, 1, 1);

        assertThat(verdict(refused)).isEqualTo("consent/1/training was not allowed when it was asked");
        assertThat(verdict(low)).isEqualTo("eligibility/1/rated below 4 and not corrected");
        assertThat(verdict(brief)).isEqualTo("length/1/the request is shorter than 3 characters");
        // Of two equally rated the later one is kept: the duplicate was sent last.
        assertThat(verdict(kept)).isEqualTo("exact-duplicates/1/the same request as a better row's");
        assertThat(verdict(duplicate)).isEqualTo("null/null/null");
        assertThat(loop.rows("SELECT better_id FROM curation_verdicts WHERE interaction_id = '"
                        + kept.getInteractionId() + "'"))
                .containsExactly(
                        Map.of("better_id", duplicate.getInteractionId().toString()));

        assertThat(marks(duplicate)).isEqualTo("t/t");
        assertThat(marks(corrected)).isEqualTo("t/t");
        assertThat(marks(kept)).isEqualTo("t/f");
        assertThat(marks(brief)).isEqualTo("t/f");

        String set = job.getString("training_set_id");
        JsonPath manifest = manifest(set);
        assertThat(manifest.getString("id")).isEqualTo(set);
        assertThat(manifest.getString("parent_id")).isNull();
        assertThat(manifest.getMap("funnel")).isEqualTo(job.getMap("funnel"));
        assertThat(manifest.getInt("counts.by_language.en")).isEqualTo(2);
        assertThat(manifest.getList("files.name")).startsWith("train.jsonl", "eval.jsonl");
        String rows = file(set, "train.jsonl") + file(set, "eval.jsonl");
        assertThat(rows.lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("Explain fractions with a pizza.")
                        .contains("\"weight\":\"1.2\"")
                        .contains("\"source_interaction_id\":\"" + corrected.getInteractionId() + "\""))
                .anySatisfy(line ->
                        assertThat(line).contains("write an EMAIL, to my boss!").contains("\"weight\":\"0.8\""));

        TrainingSet event = published.of(UUID.fromString(set));
        assertThat(event.getStatus()).isEqualTo(TrainingSetStatus.PUBLISHED);
        assertThat(event.getLocation()).isEqualTo("training-sets/" + set);
        assertThat(event.getRowsTrain() + event.getRowsEval()).isEqualTo(2);
        assertThat(event.getRowsByLanguage()).isEqualTo(Map.of("en", 2L));
        byte[] onDisk =
                Files.readAllBytes(storage.root().resolve(event.getLocation()).resolve("manifest.json"));
        assertThat(event.getManifestSha256())
                .isEqualTo(HexFormat.of().formatHex(Hashes.digest().digest(onDisk)));
    }

    @Test
    void shouldWriteTheSameBytesAndNameTheParentWhenNothingChanged() {
        IntStream.range(0, 30).forEach(i -> loop.rated("request number " + i, PROMPT, 4 + i % 2));
        loop.awaitConsumed();

        String first = ended(curate("{}")).getString("training_set_id");
        String second = ended(curate("{}")).getString("training_set_id");

        assertThat(second).isNotEqualTo(first);
        assertThat(manifest(second).getString("parent_id")).isEqualTo(first);
        assertThat(manifest(second).getString("rules_hash"))
                .isEqualTo(manifest(first).getString("rules_hash"));
        assertThat(file(second, "train.jsonl")).isEqualTo(file(first, "train.jsonl"));
        assertThat(file(second, "eval.jsonl")).isEqualTo(file(first, "eval.jsonl"));
        admin().get("/api/admin/training-sets?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(second)));
        String cursor = admin().get("/api/admin/training-sets?limit=1").path("next_cursor");
        admin().queryParam("cursor", cursor)
                .get("/api/admin/training-sets")
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("next_cursor", nullValue());
    }

    @Test
    void shouldHoldOutSomeOfEveryLanguageAndKeepThemHeldOutWhenTheSetGrows() {
        IntStream.range(0, 15).forEach(i -> arabic(Requests.arabic(i)));
        loop.awaitConsumed();

        String first = ended(curate("{}")).getString("training_set_id");
        List<String> heldOut = clusters(first, "eval.jsonl");
        assertThat(heldOut).hasSizeGreaterThanOrEqualTo(3);

        IntStream.range(15, 60).forEach(i -> arabic(Requests.arabic(i)));
        loop.awaitConsumed();
        String second = ended(curate("{}")).getString("training_set_id");

        assertThat(clusters(second, "eval.jsonl")).containsAll(heldOut);
        assertThat(clusters(second, "train.jsonl")).containsAll(clusters(first, "train.jsonl"));
        assertThat(clusters(second, "train.jsonl")).doesNotContainAnyElementsOf(clusters(second, "eval.jsonl"));
    }

    @Test
    void shouldChangeNothingWhenTheRunIsDry() {
        Interaction interaction = loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();

        JsonPath job = ended(curate("{\"dry_run\": true}"));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getString("training_set_id")).isNull();
        assertThat(job.getLong("funnel.kept")).isEqualTo(1);
        assertThat(marks(interaction)).isEqualTo("f/f");
        assertThat(loop.rows("SELECT id FROM training_sets")).isEmpty();
        assertThat(loop.rows("SELECT cluster_key FROM clusters")).isEmpty();
    }

    @Test
    void shouldEndWithoutASetWhenNothingIsEligible() {
        loop.rated("write an email to my boss", PROMPT, 2);
        loop.awaitConsumed();

        JsonPath job = ended(admin().noContentType()
                .post("/api/admin/curate-training-data")
                .then()
                .statusCode(202)
                .extract()
                .path("job_id"));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getString("training_set_id")).isNull();
        assertThat(job.getString("error")).isNull();
        assertThat(job.getList("funnel.stages.reason")).contains("rated below 4 and not corrected");
    }

    @Test
    void shouldDoAsAskedWhenScoreTimeDomainAndLimitAreGiven() {
        Interaction three = loop.rated("python script one", PROMPT, 3);
        Interaction four = loop.rated("python script two", PROMPT, 4);
        Interaction five = loop.rated("python script three", PROMPT, 5);
        loop.rated("explain fractions", PROMPT, 5);
        Interaction old = loop.interaction("python script four", PROMPT);
        old.setCreatedAt(old.getCreatedAt().minusSeconds(1));
        loop.send(old);
        loop.send(loop.feedback(old, 5));
        loop.awaitConsumed();

        JsonPath all =
                ended(curate("{\"min_score\": 3, \"since\": \"2026-11-20T08:00:00Z\", \"domains\": [\"software\"]}"));
        JsonPath best = ended(curate("{\"min_score\": 3, \"since\": \"2026-11-20T08:00:00Z\","
                + " \"until\": \"2026-11-20T08:00:01Z\", \"domains\": [\"software\"], \"limit\": 2}"));
        JsonPath none = ended(curate("{\"until\": \"2026-11-20T07:59:59Z\"}"));

        assertThat(all.getLong("funnel.received")).isEqualTo(4);
        assertThat(all.getLong("funnel.kept")).isEqualTo(3);
        assertThat(best.getLong("funnel.kept")).isEqualTo(2);
        assertThat(none.getLong("funnel.received")).isZero();
        // Let in by the job that asked for threes, but only the two best are in the newest set.
        assertThat(marks(three)).isEqualTo("t/f");
        assertThat(marks(four)).isEqualTo("t/t");
        assertThat(marks(five)).isEqualTo("t/t");
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
        assertThat(marks(interaction)).isEqualTo("t/t");
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

    @Test
    void shouldHandOutOnlyTheFilesThatTheManifestNames() {
        loop.rated("write an email to my boss", PROMPT, 5);
        loop.awaitConsumed();
        String set = ended(curate("{}")).getString("training_set_id");
        JsonPath manifest = manifest(set);

        admin().get("/api/admin/training-sets/" + set + "/files/train.jsonl")
                .then()
                .statusCode(200)
                .header("X-Content-SHA256", manifest.getString("files[0].sha256"))
                .contentType("application/x-ndjson");
        admin().get("/api/admin/training-sets/" + set + "/files/manifest.json")
                .then()
                .statusCode(404);
        admin().urlEncodingEnabled(false)
                .get("/api/admin/training-sets/" + set + "/files/..%2F..%2Ftrain.jsonl")
                .then()
                .statusCode(404);
        admin().get("/api/admin/training-sets/" + UUID.randomUUID()).then().statusCode(404);
        admin().get("/api/admin/curation-jobs/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no curation job with this id."));
        given().get("/api/admin/training-sets").then().statusCode(401);
    }

    private void arabic(String input) {
        Interaction interaction = loop.interaction(input, "## الهدف\nاكتب نصا واضحا ومهذبا عن الموضوع المطلوب.");
        interaction.setLanguage("ar");
        loop.send(interaction);
        loop.send(loop.feedback(interaction, 5));
    }

    private static List<String> clusters(String set, String name) {
        return file(set, name)
                .lines()
                .map(line -> new JsonPath(line).getString("metadata.cluster"))
                .toList();
    }

    private String verdict(Interaction interaction) {
        Map<String, String> row = loop.rows(
                        "SELECT dropped_by, rule_version, reason FROM curation_verdicts WHERE interaction_id = '"
                                + interaction.getInteractionId() + "'")
                .getFirst();
        return row.get("dropped_by") + "/" + row.get("rule_version") + "/" + row.get("reason");
    }

    private String marks(Interaction interaction) {
        Map<String, String> row = loop.candidates(interaction).getFirst();
        return row.get("is_curated") + "/" + row.get("is_selected");
    }
}
