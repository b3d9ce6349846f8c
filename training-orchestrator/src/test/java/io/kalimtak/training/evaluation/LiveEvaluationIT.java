package io.kalimtak.training.evaluation;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.local.testing.LocalFineTuning;
import io.kalimtak.schemas.Topic;
import io.kalimtak.training.testing.LocalRegistry;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.SetPublisher;
import io.kalimtak.training.testing.TestPort;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class LiveEvaluationIT {
    private static final String REPORTS = "/api/admin/evaluation-reports";

    @Inject
    SetPublisher sets;

    @Inject
    EventPublisher publisher;

    @Inject
    AvroCodec codec;

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
    void shouldMeasureTheTrainedVersionWhenItIsLive() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        JsonPath run = awaitEnd(start(set, "embedded"));
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        registry.makeLive(run.getString("version"));

        JsonPath report = awaitReport(order());

        assertThat(report.getString("state")).as(report.prettify()).isEqualTo("DONE");
        assertThat(report.getString("kind")).isEqualTo("manual");
        assertThat(report.getString("live_version")).isEqualTo(run.getString("version"));
        assertThat(report.getString("training_set_id")).isEqualTo(set.id().toString());
        assertThat(report.getDouble("metrics.live.accuracy_cosine"))
                .isEqualTo(run.getDouble("metrics.candidate.accuracy_cosine"));
        assertThat(report.getMap("metrics")).containsOnlyKeys("live");
        assertThat(report.getList("examples")).hasSize(5);
        assertThat(call().get(REPORTS + "?limit=1").jsonPath().getString("items[0].report_id"))
                .isEqualTo(report.getString("report_id"));
    }

    @Test
    void shouldAskTheEndpointWhenItServesTheLiveVersion() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        try (LocalFineTuning engine = new LocalFineTuning(TestPort.of("fine-tuning"))) {
            engine.start();
            engine.answerWith(asked -> set.heldOut().getOrDefault(asked, asked));
            JsonPath run = awaitEnd(start(set, "openai"));
            assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
            registry.makeLive(run.getString("version"));

            JsonPath report = awaitReport(order());

            assertThat(report.getString("state")).as(report.prettify()).isEqualTo("DONE");
            assertThat(report.getString("live_version")).isEqualTo(run.getString("version"));
            assertThat(report.getDouble("metrics.live.accuracy_cosine"))
                    .isEqualTo(run.getDouble("metrics.candidate.accuracy_cosine"));
        }
    }

    @Test
    void shouldWaitWhenTheDownloadIsDamagedAndGoOnWhenItIsWhole() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        JsonPath run = awaitEnd(start(set, "embedded"));
        String version = run.getString("version");
        registry.makeLive(version);
        registry.damageDownloads(true);

        String id = order();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> ("The artifact of " + version
                                + " arrived with another SHA-256 than the registry announced.")
                        .equals(report(id).getString("reason")));
        registry.damageDownloads(false);

        assertThat(awaitReport(id).getString("state")).isEqualTo("DONE");
    }

    @Test
    void shouldForgetTheExamplesWhenTheSetIsRevoked() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 12));
        String id = order();
        assertThat(awaitReport(id).getList("examples")).hasSize(5);

        sets.revoke(set);

        assertThat(report(id).getList("examples")).isEmpty();
        assertThat(report(id).getInt("eval_rows")).isEqualTo(12);
    }

    @Test
    void shouldForgetTheExamplesAndReportItWhenAPersonInTheSetIsErased() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 12));
        String id = order();
        assertThat(awaitReport(id).getList("examples")).hasSize(5);
        String subject = "subject-" + UUID.randomUUID();
        PrivacyEvent receipt = PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.parse("2026-11-25T08:00:00Z"))
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.ERASURE_DONE)
                .setRequestId(UUID.randomUUID())
                .setService("curation-service")
                .setEraseBefore(Instant.parse("2026-11-25T08:00:00Z"))
                .setTrainingSets(List.of(set.id()))
                .build();

        publisher
                .publish(Topic.PRIVACY, subject + ":erased:curation-service", receipt)
                .join();

        String key = subject + ":erased:training-orchestrator";
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(Broker.records(Topic.PRIVACY.topicName(), key))
                        .extracting(record -> codec.decode(Topic.PRIVACY, record.value(), PrivacyEvent.class)
                                .getErased())
                        .containsExactly(Map.of("reports_with_examples", 1L)));
        assertThat(report(id).getList("examples")).isEmpty();
    }

    @Test
    void shouldSayThatThereIsNoneWhenTheReportIsUnknown() {
        call().get(REPORTS + "/00000000-0000-4000-8000-000000000000").then().statusCode(404);
    }

    private static String order() {
        return call().post(REPORTS).then().statusCode(202).extract().path("report_id");
    }

    private static JsonPath report(String id) {
        return call().get(REPORTS + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath awaitReport(String id) {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !"QUEUED".equals(report(id).getString("state")));
        return report(id);
    }
}
