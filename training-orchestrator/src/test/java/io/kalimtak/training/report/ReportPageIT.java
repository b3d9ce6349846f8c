package io.kalimtak.training.report;

import static io.kalimtak.training.testing.RunApi.RUNS;
import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.run;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.evaluation.Example;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.evaluation.Reports;
import io.kalimtak.training.testing.LocalRegistry;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.SetPublisher;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class ReportPageIT {
    private static final String REPORTS = "/api/admin/evaluation-reports";
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Inject
    SetPublisher sets;

    @Inject
    Reports reports;

    @Inject
    ReportPage renderer;

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
    void shouldShowARunAndTheNextOneBesideIt() throws IOException {
        JsonPath first = awaitEnd(start(sets.publish(SampleSet.learnable(160, 40)), "embedded"));
        assertThat(first.getString("state")).as(first.prettify()).isEqualTo("DONE");
        Document firstPage = page(first.getString("report_url"));
        registry.makeLive(first.getString("version"));
        JsonPath second = awaitEnd(start(sets.publish(SampleSet.learnable(200, 30)), "embedded"));

        Document page = page(second.getString("report_url"));

        assertThat(firstPage.title())
                .isEqualTo("Training run " + first.getString("run_id").substring(0, 8) + ": Passed");
        assertThat(firstPage.select("#run tbody").first().select("th").eachText())
                .containsExactly("QUEUED", "PREPARING", "TRAINING", "EVALUATING", "REGISTERING", "DONE");
        assertThat(page.select("#data table").first().select("tbody tr").eachText())
                .containsExactly("To train on 160 200 +40", "Held out 40 30 −10", "Preference pairs – – –");
        assertThat(page.select("#data p").text())
                .contains("The set that the live version " + first.getString("version") + " learned from");
        assertThat(page.select("#versions tbody").first().select("th bdi").eachText())
                .contains(first.getString("version"), second.getString("version"));
        assertThat(page.select(".example")).hasSize(5);
        assertUnchanged(firstPage, page(first.getString("report_url")));
    }

    /** A newer report changes nothing on an older one's page. */
    private static void assertUnchanged(Document before, Document after) {
        assertThat(after.html()).isEqualTo(before.html());
    }

    @Test
    void shouldTellWhyARunFailedWhenItWasNeverMeasured() throws IOException {
        String id = start(sets.publish(SampleSet.learnable(20, 10).withBrokenLine(7)), "embedded");
        awaitEnd(id);

        Document page = page(RUNS + "/" + id + "/report.html");

        assertThat(page.title()).isEqualTo("Training run " + id.substring(0, 8) + ": Failed");
        assertThat(page.select(".reasons li").text())
                .startsWith("The training set cannot be used: train.jsonl has 1 broken line of 20; line 7: not JSON");
        assertThat(run(id).getString("report_url")).isEqualTo(RUNS + "/" + id + "/report.html");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | text/html;charset=UTF-8",
                BROWSER + " | text/html;charset=UTF-8",
                "application/json | application/json",
                "*/* | application/json",
                "application/json;q=0.5, text/html;q=0.4 | application/json"
            })
    void shouldAnswerWhatIsAcceptedAtOneDoor(String accept, String type) throws IOException {
        String id = stored(sets.publish(SampleSet.learnable(20, 9)), "plain");

        Response answer = call().accept(accept).get(REPORTS + "/" + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType().replace("; ", ";")).startsWith(type);
        assertThat(answer.contentType().startsWith("text/html"))
                .isEqualTo(answer.asString().startsWith("<!DOCTYPE html>"));
    }

    @Test
    void shouldRefuseWhatIsNeitherPageNorJson() throws IOException {
        String id = stored(sets.publish(SampleSet.learnable(20, 9)), "plain");

        assertThat(call().accept("image/png").get(REPORTS + "/" + id).statusCode())
                .isEqualTo(406);
    }

    @Test
    void shouldLetTheBrowserRunAndLoadNothing() throws IOException {
        String id = stored(sets.publish(SampleSet.learnable(20, 9)), "plain");

        Response answer = call().get(REPORTS + "/" + id + "/report.html");

        assertThat(answer.header("Content-Security-Policy")).isEqualTo(renderer.policy());
        assertThat(answer.headers().getValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"kalimtak-report-" + id + ".html\"");
    }

    @Test
    void shouldShowPlantedMarkupAsText() throws IOException {
        String planted = "</script><img src=x onerror=\"alert('1')\">";
        String id = stored(sets.publish(SampleSet.learnable(20, 9)), planted);

        Document page = page(REPORTS + "/" + id + "/report.html");

        assertThat(page.select("img, script, [onerror]")).isEmpty();
        assertThat(page.select(".request").text()).isEqualTo(planted);
        assertThat(page.select(".candidate .words").first().wholeText()).isEqualTo(planted + " candidate");
    }

    @Test
    void shouldQuoteNobodyWhenTheSetWasRevoked() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 9));
        String id = stored(set, "the words of a person");
        assertThat(page(REPORTS + "/" + id + "/report.html").text()).contains("the words of a person");

        sets.revoke(set);

        Document page = page(REPORTS + "/" + id + "/report.html");
        assertThat(page.text()).doesNotContain("the words of a person");
        assertThat(page.select("#examples p").text()).startsWith("This report quotes no rows.");
        assertThat(page.select("#figures tbody tr")).hasSize(1);
    }

    @Test
    void shouldNameThePageInLists() throws IOException {
        String id = stored(sets.publish(SampleSet.learnable(20, 9)), "plain");

        JsonPath list = call().get(REPORTS + "?limit=100").jsonPath();

        assertThat(list.getString("items.find { it.report_id == '" + id + "' }.report_url"))
                .isEqualTo(REPORTS + "/" + id + "/report.html");
        assertThat(call().get(REPORTS + "/" + id).jsonPath().getString("report_url"))
                .isEqualTo(REPORTS + "/" + id + "/report.html");
    }

    @Test
    void shouldShowTheLiveVersionMeasuredAlone() throws IOException {
        sets.publish(SampleSet.learnable(20, 12));
        String id = call().post(REPORTS).then().statusCode(202).extract().path("report_id");
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !"QUEUED"
                        .equals(call().get(REPORTS + "/" + id).jsonPath().getString("state")));

        Document page = page(REPORTS + "/" + id + "/report.html");

        assertThat(page.title()).isEqualTo("Evaluation of the live version: Measured");
        assertThat(page.select("#live")).hasSize(1);
        assertThat(page.select(".example")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REPORTS + "/" + UNKNOWN + "/report.html",
                REPORTS + "/not-an-id/report.html",
                RUNS + "/" + UNKNOWN + "/report.html",
                REPORTS + "/" + UNKNOWN
            })
    void shouldSayThatThereIsNoneWhenItIsUnknown(String path) {
        Response answer = call().accept("text/html").get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void shouldLetNobodyInWithoutTheServicesSecret() {
        assertThat(io.restassured.RestAssured.given()
                        .accept("text/html")
                        .get(REPORTS + "/" + UNKNOWN + "/report.html")
                        .statusCode())
                .isEqualTo(401);
    }

    /** A report that quotes one row, of a run that holds out too few rows to be trained: it ends at once. */
    private String stored(SampleSet set, String words) {
        ReportBody body = new ReportBody(
                12,
                Map.of("live", Map.of("chrf", 0.4), "candidate", Map.of("chrf", 0.5)),
                Map.of(),
                null,
                List.of(new Example("row", words, words + " target", words + " live", words + " candidate")),
                null,
                null,
                null,
                null);
        UUID run = UUID.fromString(start(set, "embedded"));
        awaitEnd(run.toString());
        return reports.store(run, set.id(), "embedded-base-1", "made-up-1", body)
                .toString();
    }

    private static Document page(String url) {
        return Jsoup.parse(call().get(url).then().statusCode(200).extract().asString());
    }
}
