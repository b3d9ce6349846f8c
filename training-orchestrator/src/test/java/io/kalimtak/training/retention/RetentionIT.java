package io.kalimtak.training.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class RetentionIT {
    @Inject
    WorkFolders folders;

    @BeforeEach
    void removeWhatOtherTestsLeft() {
        call().post("/internal/retention").then().statusCode(200).body("failed", empty());
    }

    @Test
    void shouldRemoveWhatWorkThatIsOverLeftBehind() throws IOException {
        UUID over = report("DONE", 1, "[]");
        UUID queued = report("QUEUED", 1, "[]");
        Path old = folder(UUID.randomUUID(), Duration.ofDays(8));
        Path ended = folder(over, Duration.ofDays(8));
        Path young = folder(UUID.randomUUID(), Duration.ofDays(6));
        Path inHand = folder(queued, Duration.ofDays(8));

        call().get("/internal/retention")
                .then()
                .body("expired.relation", contains("runs/"))
                .body("expired.count", contains(2));
        assertThat(old).exists();
        call().post("/internal/retention").then().body("expired.count", contains(2));
        call().post("/internal/retention").then().body("expired", empty());

        assertThat(old).doesNotExist();
        assertThat(ended).doesNotExist();
        assertThat(young).exists();
        assertThat(inHand).exists();
        Database.value("DELETE FROM training.evaluation_reports WHERE id = ? RETURNING 1", queued);
    }

    @Test
    void shouldForgetWhatOldReportsQuoteAndKeepTheirFigures() {
        UUID old = report("DONE", 91, "[{\"input\": \"words\"}]");
        UUID young = report("DONE", 89, "[{\"input\": \"words\"}]");

        call().get("/internal/retention").then().body("expired.relation", contains("training.evaluation_reports"));
        call().post("/internal/retention").then().body("expired.count", contains(1));
        call().post("/internal/retention").then().body("expired", empty());

        assertThat(body(old)).isEqualTo("{\"examples\": [], \"eval_rows\": 40}");
        assertThat(body(young)).contains("words");
    }

    @Test
    void shouldRemoveOldFirings() {
        firing(366);
        firing(364);

        call().post("/internal/retention")
                .then()
                .body("expired.relation", contains("training.schedule_firings"))
                .body("expired.count", contains(1));
        call().post("/internal/retention").then().body("expired", empty());
    }

    @Test
    void shouldNameEveryTableOfTheServiceWhenAskedForThePolicy() {
        List<String> named = call().get("/internal/policy")
                .then()
                .statusCode(200)
                .extract()
                .path("kept.findAll { it.kind == 'TABLE' }.name");

        assertThat(named).containsExactlyInAnyOrderElementsOf(Grants.ownTables("training"));
    }

    private static UUID report(String state, int daysOld, String examples) {
        UUID id = UUID.randomUUID();
        Database.value(
                "INSERT INTO training.evaluation_reports (id, kind, state, requested_by, body, created_at, finished_at,"
                        + " next_attempt_at) VALUES (?, 'manual', ?, 'test', ?::jsonb, now(),"
                        + " now() - make_interval(days => ?), 'infinity') RETURNING 1",
                id,
                state,
                "{\"eval_rows\": 40, \"examples\": " + examples + "}",
                daysOld);
        return id;
    }

    private static String body(UUID report) {
        return Database.value("SELECT body FROM training.evaluation_reports WHERE id = ?", report);
    }

    private static void firing(int daysOld) {
        Database.value(
                "INSERT INTO training.schedule_firings (schedule, fired_at, outcome, reason)"
                        + " VALUES ('retention', now() - make_interval(days => ?), 'SKIPPED', 'test') RETURNING 1",
                daysOld);
    }

    private Path folder(UUID id, Duration age) throws IOException {
        Path folder = Files.createDirectories(folders.of(id));
        Files.writeString(folder.resolve("candidate.zip"), "bytes");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
        return folder;
    }

    private static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
