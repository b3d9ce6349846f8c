package io.kalimtak.curation.classification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class ClassificationIT {
    private static final String CLASSES = "/api/admin/classifications/";
    private static final String PROMPT = "## Objective\nWrite to the caretaker.";
    private static final Map<String, String> SAID = Map.of("domain", "travel", "use_case", "translation");

    @Inject
    Loop loop;

    @Inject
    RetrainHeads retrain;

    @Inject
    CurrentClassifier classifier;

    private Interaction asked;

    @BeforeEach
    void ask() {
        loop.reset();
        asked = loop.rated("zymurgy quokka flummox", PROMPT, 5);
        loop.awaitConsumed();
    }

    @Test
    void shouldLearnFromACorrectionAndForgetItWithThePersonWhoAsked() {
        String shipped = version();
        put(asked.getInteractionId(), SAID)
                .statusCode(200)
                .body("domain", equalTo("travel"))
                .body("use_case", equalTo("translation"));
        retrain.ifDue();
        assertThat(version()).as("one correction is too few").isEqualTo(shipped);

        String learnt = call().post(CLASSES + "retrain")
                .then()
                .statusCode(200)
                .extract()
                .path("version");

        assertThat(version()).startsWith(learnt).isNotEqualTo(shipped);
        retrain.ifDue();
        assertThat(version()).as("nothing is new").startsWith(learnt);

        loop.send(loop.consent(asked.getSubjectId(), false));
        loop.awaitConsumed();
        retrain.ifDue();

        assertThat(version()).as("consent was taken back").isEqualTo(shipped);
        assertThat(loop.rows("SELECT version FROM classifier_heads WHERE active OR weights IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void shouldKeepTheLaterWordWhenOneIsCorrectedTwice() {
        put(asked.getInteractionId(), SAID).statusCode(200);
        put(asked.getInteractionId(), Map.of("domain", "data", "use_case", "other"))
                .statusCode(200);

        assertThat(loop.rows("SELECT domain, use_case FROM classification_corrections"))
                .containsExactly(Map.of("domain", "data", "use_case", "other"));
    }

    @Test
    void shouldNameTheFieldWhenAClassIsUnknownOrMissing() {
        put(asked.getInteractionId(), Map.of("domain", "astrology", "use_case", "email"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("domain"))
                .body("violations[0].message", startsWith("must be one of business, customer-support"));
        put(asked.getInteractionId(), Map.of("domain", "data"))
                .statusCode(400)
                .body("violations.field", contains("use_case"));
        put(asked.getInteractionId(), Map.of("domain", "data", "use_case", "email", "mood", "x"))
                .statusCode(400);
        assertThat(loop.rows("SELECT 1 FROM classification_corrections")).isEmpty();
    }

    @Test
    void shouldNotFindAnInteractionThatIsNotThere() {
        put(UUID.randomUUID(), SAID).statusCode(404);
    }

    @Test
    void shouldNameTheClassesWhenAsked() {
        call().get(CLASSES + "classes")
                .then()
                .statusCode(200)
                .body("domains", hasItem("travel"))
                .body("use_cases", hasItem("other"))
                .body("version", startsWith("heads-"));
    }

    /** The job's look: at once, whatever the poll interval. */
    private String version() {
        return classifier.pinned().version();
    }

    private static ValidatableResponse put(UUID id, Map<String, String> body) {
        return call().body(body).put(CLASSES + id).then();
    }

    private static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .contentType("application/json");
    }
}
