package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.LocalJudge;
import io.kalimtak.training.testing.LocalPeers;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run measures, and what the gate makes of it, through the whole service. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class EvaluationRunIT extends RunTestBase {
    private final LocalPeers peers = new LocalPeers();
    private final LocalJudge judge = new LocalJudge();

    @BeforeEach
    void openPeers() throws IOException {
        peers.start();
        judge.startForTheService();
    }

    @AfterEach
    void closePeers() {
        judge.close();
        peers.close();
    }

    @Test
    void shouldAcceptABetterVersionAndReportEveryPart() throws IOException {
        peers.sayFresh(SampleSet.fresh(10)).saySatisfaction("""
                {"items":[{"version":"embedded-base-1","ratings":40,"mean":3.5,"mean_low":3.1,"mean_high":3.9,"liked":0.6,
                "liked_low":0.4,"liked_high":0.75}]}""");
        // It likes whichever answer has the house's constraint: the candidate's, and what people chose.
        judge.answerWith(shown -> "{\"better\":\"" + (shown.first().contains("## Constraints") ? "A" : "B") + "\"}");
        SampleSet set = sets.publish(SampleSet.learnable(160, 40).withGolden(30).withPairs());

        JsonPath run = awaitEnd(start(set, "embedded"));

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertJudged(report(run));
        assertThat(run.getList("gate.checks.name", String.class))
                .containsExactly(
                        "independent_rows",
                        "better",
                        "chrf",
                        "rouge_l",
                        "distinct_2",
                        "slice_language_en",
                        "slice_tool_none",
                        "latency_p99",
                        "golden");
        JsonPath report = report(run);
        assertThat(report.getInt("parts.golden.rows")).isEqualTo(30);
        assertThat(report.getInt("parts.fresh.rows")).isEqualTo(10);
        for (String part : List.of("golden", "fresh")) {
            assertThat(report.getDouble("parts." + part + ".metrics.candidate.accuracy_cosine"))
                    .isGreaterThan(report.getDouble("parts." + part + ".metrics.live.accuracy_cosine"));
        }
        assertThat(report.getDouble("intervals.accuracy_cosine.low")).isPositive();
        assertThat(report.getDouble("intervals.accuracy_cosine.difference"))
                .isBetween(
                        report.getDouble("intervals.accuracy_cosine.low"),
                        report.getDouble("intervals.accuracy_cosine.high"));
        assertThat(report.getInt("satisfaction.'embedded-base-1'.ratings")).isEqualTo(40);
        assertThat(report.getDouble("satisfaction.'embedded-base-1'.liked_high"))
                .isEqualTo(0.75);
        assertThat(report.getString("slices.domain[0].value")).isEqualTo("none");
        assertThat(report.getMap("metrics.candidate"))
                .as("what trains and serves here costs nobody by the token")
                .doesNotContainKey("cost_mean");
        assertThat(peers.asked())
                .anyMatch(asked -> asked.startsWith("/internal/fresh-rows?since=") && asked.endsWith("&limit=200"));
    }

    /** Both orders of each pair are asked; of held-out rows and of people's preferences four each, as configured. */
    private void assertJudged(JsonPath report) {
        assertThat(report.getString("judged.model")).isEqualTo("judge-1");
        assertThat(report.getInt("judged.pairs")).isEqualTo(4);
        assertThat(report.getInt("judged.failed")).isZero();
        assertThat(report.getInt("judged.agreement.pairs")).isEqualTo(4);
        assertThat(report.getDouble("judged.agreement.share")).isEqualTo(1.0);
        assertThat(judge.asked()).hasSize(16);
    }

    @Test
    void shouldKeepAsRejectedWithItsReasonWhatLearnedFromShuffledAnswers() throws IOException {
        SampleSet set = sets.publish(SampleSet.shuffled(160, 40));

        String id = start(set, "embedded");
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("REJECTED");
        assertThat(run.getString("reason")).startsWith("Kept as rejected. The gate refused it: ");
        assertThat(run.getList("gate.checks.findAll { !it.passed }.name", String.class))
                .as(run.prettify())
                .contains("better");
        assertRegistered(run.getString("version"), id, set, "rejected");
        assertThat(registry.version(run.getString("version")).path("reason").asText())
                .startsWith("The gate refused it: better -");
        assertThat(report(run).getBoolean("gate.passed")).isFalse();
    }

    @Test
    void shouldRefuseWhatLosesOnTheGoldenSetThoughItIsBetterOnTheRest() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40).withGoldenOfBase(30));

        JsonPath run = awaitEnd(start(set, "embedded"));

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("REJECTED");
        assertThat(run.getList("gate.checks.findAll { !it.passed }.name", String.class))
                .containsExactly("golden");
    }

    @Test
    void shouldReportWithoutWhatOthersDoNotSay() throws IOException {
        peers.fail(6, 503);
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));

        JsonPath run = awaitEnd(start(set, "embedded"));

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        JsonPath report = report(run);
        assertThat(report.getMap("parts.fresh"))
                .isEqualTo(
                        Map.of("rows", 0, "metrics", Map.of(), "reason", "curation-service answered with status 503."));
        assertThat(report.getString("parts.golden.reason")).isEqualTo("The set has no golden rows.");
        assertThat(report.getMap("satisfaction")).isEmpty();
    }

    private static JsonPath report(JsonPath run) {
        return call().get("/api/admin/evaluation-reports/" + run.getString("evaluation_report_id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
