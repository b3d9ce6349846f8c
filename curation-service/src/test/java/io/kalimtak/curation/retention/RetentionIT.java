package io.kalimtak.curation.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.StorageConfig;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class RetentionIT {
    private static final String MANIFEST =
            "{\"files\": [{\"name\": \"train.jsonl\", \"rows\": 1, \"bytes\": 3, \"sha256\": \"h\"}]}";
    private static final String DAYS = "now() - interval '1 day' * ";

    @Inject
    Loop loop;

    @Inject
    StorageConfig storage;

    @BeforeEach
    void reset() {
        loop.reset();
        call().post("/internal/retention").then().statusCode(200);
    }

    @Test
    void shouldRemoveOldRowsOnceAndKeepWhatTheNewestSetHolds() {
        interaction(366);
        UUID young = interaction(364);
        rating(366);
        rating(364);
        candidate(366, false);
        candidate(364, false);
        UUID selected = candidate(400, true);
        UUID forgotten = job(366);
        UUID known = job(31);
        UUID recent = job(29);
        verdict(forgotten);
        verdict(known);
        verdict(recent);

        assertThat(counts("GET")).isEqualTo(expected(2));
        assertThat(counts("POST")).isEqualTo(expected(2));
        assertThat(counts("POST")).isEmpty();

        assertThat(column("SELECT interaction_id FROM curation.interactions")).containsExactly(young.toString());
        assertThat(column("SELECT id FROM curation.training_data WHERE is_selected"))
                .containsExactly(selected.toString());
        assertThat(column("SELECT id FROM curation.curation_jobs"))
                .containsExactlyInAnyOrder(known.toString(), recent.toString());
        assertThat(column("SELECT job_id FROM curation.curation_verdicts")).containsExactly(recent.toString());
    }

    @Test
    void shouldRemoveTheRowsOfOldAndRevokedSetsAndKeepTheirManifests() throws IOException {
        UUID revoked = set("REVOKED", 1);
        UUID old = set("PUBLISHED", 366);
        UUID young = set("PUBLISHED", 364);

        assertThat(counts("GET")).isEqualTo(Map.of("training-sets/", 4));
        assertThat(files(old)).containsExactly("eval.jsonl", "manifest.json", "train.jsonl");
        assertThat(counts("POST")).isEqualTo(Map.of("training-sets/", 4));
        assertThat(counts("POST")).isEmpty();

        assertThat(files(revoked)).containsExactly("manifest.json");
        assertThat(files(old)).containsExactly("manifest.json");
        assertThat(files(young)).containsExactly("eval.jsonl", "manifest.json", "train.jsonl");
        call().get("/api/admin/training-sets/{id}/files/train.jsonl", old)
                .then()
                .statusCode(404);
        call().get("/api/admin/training-sets/{id}/files/train.jsonl", young)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldKeepTheNewestSetsRowsHoweverOldItIs() throws IOException {
        UUID older = set("PUBLISHED", 500);
        UUID newest = set("PUBLISHED", 400);

        call().post("/internal/retention").then().statusCode(200).body("failed", empty());

        assertThat(files(older)).containsExactly("manifest.json");
        assertThat(files(newest)).hasSize(3);
    }

    @Test
    void shouldTellTheTimesOfTheConfigurationWhenAskedForThePolicy() {
        call().get("/internal/policy")
                .then()
                .statusCode(200)
                .body("kept.find { it.name == 'curation.curation_verdicts' }.kept_for", equalTo("P30D"))
                .body("kept.find { it.name == 'training-sets/' }.kept_for", equalTo("P365D"));
    }

    @Test
    void shouldNameEveryTableOfTheServiceWhenAskedForThePolicy() {
        List<String> named = call().get("/internal/policy")
                .then()
                .statusCode(200)
                .extract()
                .path("kept.findAll { it.kind == 'TABLE' }.name");

        assertThat(named).containsExactlyInAnyOrderElementsOf(Grants.ownTables("curation"));
    }

    private static Map<String, Integer> expected(int verdicts) {
        return Map.of(
                "curation.interactions", 1,
                "curation.ratings", 1,
                "curation.training_data", 1,
                "curation.curation_verdicts", verdicts,
                "curation.curation_jobs", 1);
    }

    private static Map<String, Integer> counts(String method) {
        var report = call().request(method, "/internal/retention")
                .then()
                .statusCode(200)
                .body("failed", empty())
                .extract()
                .jsonPath();
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < report.getList("expired").size(); i++) {
            counts.put(report.getString("expired[" + i + "].relation"), report.getInt("expired[" + i + "].count"));
        }
        return counts;
    }

    private static UUID interaction(int daysOld) {
        return insert("curation.interactions (interaction_id, input_text, structured_prompt, language, model_version,"
                + " assignment_probability, training_allowed, created_at) VALUES (?, 'a', 'b', 'en', 'v', 1, true, "
                + DAYS
                + daysOld + ")");
    }

    private static void rating(int daysOld) {
        insert("curation.ratings (feedback_id, interaction_id, state, state_rank, score, submitted_at, occurred_at)"
                + " VALUES (?, gen_random_uuid(), 'ACCEPTED', 1, 5, " + DAYS + daysOld + ", now())");
    }

    private static UUID candidate(int daysOld, boolean selected) {
        return insert("curation.training_data (id, source_interaction_id, input_prompt, target_output, quality_score,"
                + " domain_category, use_case, is_selected, created_at, language, model_version, cluster_key,"
                + " content_hash, weight, corrected, feedback_id, rated_at, admitted_score)"
                + " VALUES (?, gen_random_uuid(), 'a', 'b', 1, 'd', 'u', " + selected + ", " + DAYS + daysOld
                + ", 'en', 'v', 'c', 'h', 1, false, gen_random_uuid(), now(), 4)");
    }

    private static UUID job(int daysOld) {
        return insert("curation.curation_jobs (id, state, settings, actor, created_at, finished_at)"
                + " VALUES (?, 'DONE', '{}', 'test', " + DAYS + daysOld + ", " + DAYS + daysOld + ")");
    }

    private static void verdict(UUID job) {
        insert(
                "curation.curation_verdicts (interaction_id, job_id, training_data_id, language, cluster_key, content_hash,"
                        + " corrected, score, rated_at, split_point) VALUES (?, '" + job
                        + "', gen_random_uuid(), 'en', 'c', 'h', false, 5, now(), 0.5)");
    }

    private UUID set(String status, int daysOld) throws IOException {
        UUID id = insert("curation.training_sets (id, job_id, status, location, manifest_sha256, rows_train, rows_eval,"
                + " rows_preferences, created_at) VALUES (?, gen_random_uuid(), '" + status
                + "', 'training-sets/', 'h', 1,"
                + " 1, 0, " + DAYS + daysOld + ")");
        Path folder = Files.createDirectories(storage.root().resolve("training-sets/" + id));
        Files.writeString(folder.resolve("train.jsonl"), "{}\n");
        Files.writeString(folder.resolve("eval.jsonl"), "{}\n");
        Files.writeString(folder.resolve("manifest.json"), MANIFEST);
        return id;
    }

    private List<String> files(UUID set) throws IOException {
        try (var files = Files.list(storage.root().resolve("training-sets/" + set))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static UUID insert(String into) {
        UUID id = UUID.randomUUID();
        assertThat(Database.value("INSERT INTO " + into + " RETURNING 1", id)).isEqualTo("1");
        return id;
    }

    private static List<String> column(String query) {
        return Database.rows(query);
    }

    private static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
