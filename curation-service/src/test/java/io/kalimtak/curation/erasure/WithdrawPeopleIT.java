package io.kalimtak.curation.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.StorageConfig;
import io.kalimtak.curation.job.PublishedSets;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are erased or take consent back, after a set was made with them. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class WithdrawPeopleIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String TABLES_WITH_PEOPLE = """
            SELECT (SELECT count(*) FROM interactions WHERE subject_id = '%1$s')
                 + (SELECT count(*) FROM training_data WHERE subject_id = '%1$s')
                 + (SELECT count(*) FROM curation_verdicts WHERE subject_id = '%1$s')
                 + (SELECT count(*) FROM training_set_rows WHERE subject_id = '%1$s') AS held
            """;

    @Inject
    Loop loop;

    @Inject
    StorageConfig storage;

    @Inject
    PublishedSets published;

    @Inject
    AvroCodec codec;

    @BeforeEach
    void reset() {
        await().atMost(SOON)
                .until(() -> loop.rows("SELECT 1 FROM curation_jobs WHERE state IN ('QUEUED', 'RUNNING')")
                        .isEmpty());
        loop.reset();
    }

    @Test
    void shouldLeaveNothingOfAnErasedPersonAndMakeTheSetAgainWithoutThePerson() {
        Interaction mine = loop.rated("marker-of-the-person wants a holiday", PROMPT, 5);
        Interaction others = loop.rated("explain fractions to a child", PROMPT, 5);
        loop.awaitConsumed();
        loop.classified(mine);
        loop.classified(others);
        UUID set = curated();
        assertThat(rowsOf(set)).contains("marker-of-the-person").contains("explain fractions");
        UUID request = UUID.randomUUID();

        loop.send(erasure(request, mine.getSubjectId()));

        PrivacyEvent receipt = receipt(mine.getSubjectId());
        assertThat(receipt.getRequestId()).isEqualTo(request);
        assertThat(receipt.getTrainingSets()).containsExactly(set);
        assertThat(receipt.getErased())
                .containsEntry("interactions", 1L)
                .containsEntry("ratings_about_the_person", 1L)
                .containsEntry("ratings_by_the_person", 0L)
                .containsEntry("training_data", 1L)
                .containsEntry("curation_verdicts", 1L)
                .containsEntry("training_set_rows", 1L)
                .containsEntry("classification_corrections", 1L)
                .containsEntry("clusters", 1L);
        assertThat(loop.rows("SELECT interaction_id FROM classification_corrections"))
                .containsExactly(
                        Map.of("interaction_id", others.getInteractionId().toString()));
        assertThat(loop.rows(TABLES_WITH_PEOPLE.formatted(mine.getSubjectId()))).containsExactly(Map.of("held", "0"));
        assertThat(bytesBelow(folder(set))).doesNotContain("marker-of-the-person");
        assertThat(folder(set).resolve("manifest.json")).exists();
        assertThat(published.revoked(set).getReason()).isEqualTo(ErasePerson.REASON);
        authorized()
                .get("/api/admin/training-sets/{id}/files/train.jsonl", set)
                .then()
                .statusCode(410);
        UUID rebuilt = successorOf(set);
        assertThat(rowsOf(rebuilt)).contains("explain fractions").doesNotContain("marker-of-the-person");
        assertThat(loop.candidates(others)).hasSize(1);
        assertThat(bytesBelow(storage.root())).doesNotContain("marker-of-the-person");
    }

    @Test
    void shouldTakeOutTheWordsThatThePersonGaveAsACorrectionOfOthers() {
        Interaction others = loop.rated("explain fractions to a child", PROMPT, 5);
        Feedback correction = loop.feedback(others, 5);
        correction.setCorrectedOutput("## Objective\nmarker-of-the-rater explains fractions.");
        correction.setSubjectId("subject-" + UUID.randomUUID());
        loop.send(correction);
        loop.awaitConsumed();
        UUID set = curated();
        assertThat(rowsOf(set)).contains("marker-of-the-rater");

        loop.send(erasure(UUID.randomUUID(), correction.getSubjectId()));

        assertThat(receipt(correction.getSubjectId()).getTrainingSets()).containsExactly(set);
        assertThat(loop.candidates(others))
                .singleElement()
                .satisfies(row -> assertThat(row.get("target_output")).isEqualTo(PROMPT));
        assertThat(rowsOf(successorOf(set))).doesNotContain("marker-of-the-rater");
    }

    @Test
    void shouldLeaveNoFileOfAnAttemptThatDiedWhenTheNextOneFindsNothingToWrite() throws IOException {
        UUID job = UUID.randomUUID();
        UUID set = UUID.nameUUIDFromBytes(("training-set:" + job).getBytes(StandardCharsets.UTF_8));
        for (String left : List.of(".tmp-" + set + "-1", set.toString())) {
            Path leftover = Files.createDirectories(
                    storage.root().resolve("training-sets").resolve(left));
            Files.writeString(leftover.resolve("train.jsonl"), "marker-of-the-person");
        }

        loop.sql("INSERT INTO curation_jobs (id, state, settings, actor, attempt, created_at, started_at) VALUES ('"
                + job
                + "', 'RUNNING', '{\"min_score\": 4, \"domains\": [], \"dry_run\": false}', 'test', 1, now(), now())");

        await().atMost(SOON)
                .until(() -> loop.rows("SELECT 1 FROM curation_jobs WHERE state = 'DONE'")
                                .size()
                        == 1);
        assertThat(loop.rows("SELECT 1 FROM training_sets")).isEmpty();
        assertThat(bytesBelow(storage.root())).doesNotContain("marker-of-the-person");
    }

    @Test
    void shouldKeepOutWhatComesAfterTheErasure() {
        Interaction mine = loop.interaction("marker late", PROMPT);
        loop.send(loop.feedback(mine, 5));
        loop.awaitConsumed();
        loop.send(erasure(UUID.randomUUID(), mine.getSubjectId()));
        receipt(mine.getSubjectId());

        loop.send(mine);
        loop.awaitConsumed();
        loop.send(loop.feedback(mine, 4));
        loop.awaitConsumed();

        assertThat(loop.candidates(mine)).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM ratings")).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM interactions")).isEmpty();
    }

    @Test
    void shouldRevokeAndMakeTheSetAgainWhenConsentIsWithdrawn() {
        Interaction mine = loop.rated("marker-of-the-person wants a holiday", PROMPT, 5);
        loop.rated("explain fractions to a child", PROMPT, 5);
        loop.awaitConsumed();
        UUID set = curated();

        loop.send(loop.consent(mine.getSubjectId(), false));

        UUID rebuilt = successorOf(set);
        assertThat(published.revoked(set).getReason()).isEqualTo(WithdrawConsent.REASON);
        assertThat(rowsOf(rebuilt)).contains("explain fractions").doesNotContain("marker-of-the-person");
        assertThat(bytesBelow(folder(set))).doesNotContain("marker-of-the-person");
        assertThat(loop.rows("SELECT status FROM training_sets WHERE id = '" + rebuilt + "'"))
                .containsExactly(Map.of("status", TrainingSetStatus.PUBLISHED.name()));
    }

    @Test
    void shouldLeaveASetAloneWhenSomebodyElseWithdrawsOrConsentIsGiven() {
        Interaction mine = loop.rated("write a poem about the sea", PROMPT, 5);
        loop.awaitConsumed();
        UUID set = curated();

        loop.send(loop.consent("subject-" + UUID.randomUUID(), false));
        loop.send(loop.consent(mine.getSubjectId(), true));
        loop.awaitConsumed();

        assertThat(loop.rows("SELECT status FROM training_sets WHERE id = '" + set + "'"))
                .containsExactly(Map.of("status", "PUBLISHED"));
        assertThat(rowsOf(set)).contains("poem about the sea");
    }

    private UUID curated() {
        String job = authorized()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/admin/curate-training-data")
                .then()
                .statusCode(202)
                .extract()
                .path("job_id");
        await().atMost(SOON)
                .until(() -> "DONE"
                        .equals(authorized()
                                .get("/api/admin/curation-jobs/{id}", job)
                                .path("state")));
        return UUID.fromString(
                authorized().get("/api/admin/curation-jobs/{id}", job).path("training_set_id"));
    }

    private UUID successorOf(UUID set) {
        String sql = "SELECT id FROM training_sets WHERE parent_id = '" + set + "' AND status = 'PUBLISHED'";
        await().atMost(SOON).until(() -> loop.rows(sql).size() == 1);
        return UUID.fromString(loop.rows(sql).getFirst().get("id"));
    }

    private String rowsOf(UUID set) {
        return Stream.of("train.jsonl", "eval.jsonl")
                .map(name -> authorized()
                        .get("/api/admin/training-sets/{id}/files/{name}", set, name)
                        .asString())
                .reduce("", String::concat);
    }

    private Path folder(UUID set) {
        return storage.root().resolve("training-sets").resolve(set.toString());
    }

    private static String bytesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrivacyEvent receipt(String subject) {
        String key = subject + ":erased:curation-service";
        await().atMost(SOON)
                .until(() -> !Broker.records(Topic.PRIVACY.topicName(), key).isEmpty());
        List<PrivacyEvent> receipts = Broker.records(Topic.PRIVACY.topicName(), key).stream()
                .map(record -> codec.decode(Topic.PRIVACY, record.value(), PrivacyEvent.class))
                .toList();
        assertThat(receipts).hasSize(1);
        return receipts.getFirst();
    }

    private static PrivacyEvent erasure(UUID request, String subject) {
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.now())
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.ERASURE_REQUESTED)
                .setRequestId(request)
                .setEraseBefore(Instant.now())
                .build();
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
