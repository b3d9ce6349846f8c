package io.kalimtak.curation.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this service gives of one of two people, one of whom corrected the other's answer. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class ExportIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final Duration SOON = Duration.ofSeconds(120);

    @Inject
    Loop loop;

    private Interaction asked;
    private Interaction corrected;
    private Feedback correction;

    @BeforeEach
    void trainOnBoth() {
        await().atMost(SOON)
                .until(() -> loop.rows("SELECT 1 FROM curation_jobs WHERE state IN ('QUEUED', 'RUNNING')")
                        .isEmpty());
        loop.reset();
        asked = loop.rated("words of the asker want a holiday", PROMPT, 5);
        corrected = loop.rated("words of the corrected explain fractions", PROMPT, 5);
        correction = loop.feedback(corrected, 5);
        correction.setCorrectedOutput("## Objective\nThe asker says how fractions are explained.");
        correction.setSubjectId(asked.getSubjectId());
        loop.send(correction);
        loop.send(loop.consent(asked.getSubjectId(), true));
        loop.awaitConsumed();
        loop.classified(asked);
        loop.classified(corrected);
        String job = authorized()
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
    }

    @Test
    void shouldGiveTheAskersRowsAndOfTheOthersOnlyTheAskersWords() {
        List<JsonPath> lines = export(asked.getSubjectId());

        assertThat(lines)
                .extracting(line -> line.getString("kind") + " " + line.getString("source"))
                .containsExactly(
                        "consent curation.consents",
                        "interaction curation.interactions",
                        "rating curation.ratings",
                        "rating curation.ratings",
                        "candidate curation.training_data",
                        "rated_candidate curation.training_data",
                        "judgement curation.judgements",
                        "verdict curation.curation_verdicts",
                        "classification_correction curation.classification_corrections",
                        "training_set_row curation.training_set_rows",
                        "rated_set_row curation.training_set_rows",
                        "end null");
        String set = loop.rows("SELECT id FROM training_sets").getFirst().get("id");
        assertThat(lines.get(4).getString("data.target_output")).isEqualTo(PROMPT);
        assertThat(lines.get(5).getString("data.target_output")).isEqualTo(correction.getCorrectedOutput());
        assertThat(lines.get(9).getString("data.training_set_id")).isEqualTo(set);
        assertThat(lines.get(9).getString("data.training_data_id"))
                .isEqualTo(loop.candidates(asked).getFirst().get("id"));
        assertThat(lines.get(9).getString("data.location")).contains(set);
        assertThat(lines.get(10).getString("data.training_data_id"))
                .isEqualTo(loop.candidates(corrected).getFirst().get("id"));
        assertThat(lines)
                .noneMatch(line -> line.prettify().contains("words of the corrected")
                        || line.prettify().contains(corrected.getSubjectId()));
    }

    @Test
    void shouldGiveTheCorrectedTheirOwnRowWithoutTheAskersWords() {
        List<JsonPath> lines = export(corrected.getSubjectId());

        assertThat(lines)
                .extracting(line -> line.getString("kind"))
                .containsExactly(
                        "interaction",
                        "rating",
                        "candidate",
                        "judgement",
                        "verdict",
                        "classification_correction",
                        "training_set_row",
                        "end");
        assertThat(lines.get(5).getString("data.domain")).isEqualTo("travel");
        assertThat(lines.get(5).getString("data.actor")).isNull();
        assertThat(lines.get(2).getString("data.input_prompt")).isEqualTo("words of the corrected explain fractions");
        assertThat(lines)
                .noneMatch(line -> line.prettify().contains("The asker says")
                        || line.prettify().contains("words of the asker")
                        || line.prettify().contains(asked.getSubjectId()));
    }

    private static List<JsonPath> export(String subject) {
        return authorized()
                .body(Map.of("subject_id", subject))
                .post("/internal/privacy/export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .toList();
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .contentType("application/json");
    }
}
