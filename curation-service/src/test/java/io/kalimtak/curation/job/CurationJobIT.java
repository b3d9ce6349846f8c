package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.admin;
import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static io.kalimtak.curation.job.Jobs.manifest;
import static io.kalimtak.curation.job.Jobs.marks;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.Requests;
import io.kalimtak.curation.StorageConfig;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.prompt.phrase.Hashes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

        assertThat(verdict(refused)).isEqualTo("consent/1/training was not allowed, or the answer is no example");
        assertThat(verdict(low)).isEqualTo("eligibility/1/rated below 4 and not corrected");
        assertThat(verdict(brief)).isEqualTo("length/1/the request is shorter than 3 characters");
        // Of two equally rated the later one is kept: the duplicate was sent last.
        assertThat(verdict(kept)).isEqualTo("exact-duplicates/1/the same request as a better row's");
        assertThat(verdict(duplicate)).isEqualTo("null/null/null");
        assertThat(loop.rows("SELECT better_id FROM curation_verdicts WHERE interaction_id = '"
                        + kept.getInteractionId() + "'"))
                .containsExactly(
                        Map.of("better_id", duplicate.getInteractionId().toString()));

        assertThat(marks(loop, duplicate)).isEqualTo("t/t");
        assertThat(marks(loop, corrected)).isEqualTo("t/t");
        assertThat(marks(loop, kept)).isEqualTo("t/f");
        assertThat(marks(loop, brief)).isEqualTo("t/f");

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
        assertThat(marks(loop, interaction)).isEqualTo("f/f");
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
        assertThat(marks(loop, three)).isEqualTo("t/f");
        assertThat(marks(loop, four)).isEqualTo("t/t");
        assertThat(marks(loop, five)).isEqualTo("t/t");
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
}
