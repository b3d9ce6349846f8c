package io.kalimtak.curation.fresh;

import static io.kalimtak.curation.job.Jobs.admin;
import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class FreshRowsIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final Instant ONE = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant TWO = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant THREE = Instant.parse("2026-11-23T08:00:00Z");
    private static final String BEES = "explain in simple words how bees find their way home after a long flight";
    private static final String NEARLY_BEES =
            "explain in simple words how bees find their way home after one long flight";

    @Inject
    Loop loop;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldGiveWhatWasRatedSinceNewestFirst() {
        rated("plan a birthday party for a child of seven", 5, ONE);
        rated("write a poem on rain for my mother", 4, TWO);
        rated("translate the menu of a small restaurant", 5, THREE);
        loop.awaitConsumed();

        assertThat(inputs(TWO, 10))
                .containsExactly("translate the menu of a small restaurant", "write a poem on rain for my mother");
        assertThat(inputs(TWO.plusMillis(1), 10)).containsExactly("translate the menu of a small restaurant");
        assertThat(inputs(ONE, 1)).containsExactly("translate the menu of a small restaurant");
    }

    @Test
    void shouldSayARowAsASetWouldWithoutWhoItWas() {
        Interaction one = loop.interaction("write to sami@example.com about the heater", PROMPT);
        loop.send(one);
        Feedback correction = feedback(one, 2, TWO);
        correction.setCorrectedOutput("## Objective\nWrite to sami@example.com that the heater is broken.");
        loop.send(correction);
        loop.awaitConsumed();

        JsonNode row = rows(ONE, 10).getFirst();

        assertThat(row.at("/messages/1/content").asText()).isEqualTo("write to [EMAIL_1] about the heater");
        assertThat(row.at("/messages/2/content").asText())
                .isEqualTo("## Objective\nWrite to [EMAIL_1] that the heater is broken.");
        assertThat(row.at("/metadata/source_interaction_id").asText())
                .isEqualTo(one.getInteractionId().toString());
        assertThat(row.at("/metadata/language").asText()).isEqualTo("en");
        assertThat(row.at("/metadata/target_tool").asText()).isEqualTo("ChatGPT");
        assertThat(row.at("/metadata/domain_category").asText()).isNotBlank();
        assertThat(row.at("/metadata/subject_id").isMissingNode()).isTrue();
    }

    @Test
    void shouldGiveNothingThatNoSetWouldHold() {
        rated("plan a birthday party for a child of seven", 3, TWO);
        Interaction refused = loop.interaction("write a poem on rain for my mother", PROMPT);
        refused.setTrainingAllowed(false);
        loop.send(refused);
        loop.send(feedback(refused, 5, TWO));
        Interaction withdrawn = rated("translate the menu of a small restaurant", 5, TWO);
        loop.send(loop.consent(withdrawn.getSubjectId(), false));
        Interaction held = loop.interaction("draw a map of the old town for tourists", PROMPT);
        loop.send(held);
        loop.send(loop.moved(feedback(held, 5, TWO), FeedbackState.QUARANTINED));
        Interaction refusal = loop.interaction("name three rivers in Africa", "I'm sorry, but I can't help with that.");
        loop.send(refusal);
        loop.send(feedback(refusal, 5, TWO));
        loop.awaitConsumed();

        assertThat(inputs(ONE, 10)).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatASetHadToTrainOnAndWhatIsNearlyTheSame() {
        rated(BEES, 5, ONE);
        loop.awaitConsumed();
        ended(curate("{}"));
        loop.sql("UPDATE clusters SET split = 'train'");
        rated(BEES, 5, THREE);
        rated(NEARLY_BEES, 5, THREE);
        rated("write a poem on rain for my mother", 5, THREE);
        loop.awaitConsumed();

        assertThat(loop.rows("SELECT 1 FROM requests_to_compare"))
                .as("no job has compared the new ones")
                .hasSize(2);
        assertThat(inputs(TWO, 10)).containsExactly("write a poem on rain for my mother");

        ended(curate("{\"dry_run\":true}"));

        assertThat(loop.rows("SELECT 1 FROM requests_to_compare")).isEmpty();
        assertThat(inputs(TWO, 10)).containsExactly("write a poem on rain for my mother");
    }

    @Test
    void shouldGiveWhatIsLikeAHeldOutRequest() {
        rated(BEES, 5, ONE);
        loop.awaitConsumed();
        ended(curate("{}"));
        loop.sql("UPDATE clusters SET split = 'eval'");
        rated(NEARLY_BEES, 5, THREE);
        loop.awaitConsumed();

        assertThat(inputs(TWO, 10)).containsExactly(NEARLY_BEES);
    }

    @Test
    void shouldGiveARequestOnceAndGoOnBehindAFullPage() {
        for (int i = 0; i < 60; i++) {
            rated("write a poem on rain for my mother", 5, TWO.plusSeconds(i));
        }
        rated("draw a map of the old town for tourists", 5, ONE);
        loop.awaitConsumed();

        assertThat(inputs(ONE, 10))
                .containsExactly("write a poem on rain for my mother", "draw a map of the old town for tourists");
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        admin().get("/internal/fresh-rows")
                .then()
                .statusCode(400)
                .body("detail", containsString("since must be a time"));
        admin().get("/internal/fresh-rows?since=" + ONE + "&limit=501")
                .then()
                .statusCode(400)
                .body("detail", containsString("limit must be between 1 and 500"));
        RestAssured.get("/internal/fresh-rows?since=" + ONE).then().statusCode(401);
    }

    private Interaction rated(String input, int score, Instant at) {
        Interaction interaction = loop.interaction(input, PROMPT);
        loop.send(interaction);
        loop.send(feedback(interaction, score, at));
        return interaction;
    }

    private Feedback feedback(Interaction interaction, int score, Instant at) {
        Feedback feedback = loop.feedback(interaction, score);
        feedback.setSubmittedAt(at);
        return feedback;
    }

    private static List<String> inputs(Instant since, int limit) {
        return rows(since, limit).stream()
                .map(row -> row.at("/messages/1/content").asText())
                .toList();
    }

    private static List<JsonNode> rows(Instant since, int limit) {
        String lines = admin().get("/internal/fresh-rows?since=" + since + "&limit=" + limit)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return lines.lines().map(FreshRowsIT::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
