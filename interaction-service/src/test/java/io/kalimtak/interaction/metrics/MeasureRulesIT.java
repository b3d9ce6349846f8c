package io.kalimtak.interaction.metrics;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.interaction.testing.InteractionTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What counts and what does not, and what is refused. */
@InteractionTest
class MeasureRulesIT extends MeasureTestBase {
    @Test
    void shouldCountTheBeginningOfTheWindowAndNotItsEnd() {
        for (Instant at : List.of(SINCE.minusNanos(1000), SINCE, UNTIL.minusNanos(1000), UNTIL)) {
            interactions.store(List.of(interaction(UUID.randomUUID())
                    .setModelVersion(version)
                    .setCreatedAt(at)
                    .build()));
        }

        window().get(PATH).then().body("total.interactions", equalTo(2));
    }

    @Test
    void shouldCountWhatStandsOfFeedbackAndThatOnce() {
        storeTwenty();
        feedback.store(List.of(
                piece(6, FeedbackState.QUARANTINED, 1, 2),
                piece(7, FeedbackState.WITHDRAWN, 1, 2),
                piece(1, FeedbackState.REPLACED, 1, 0)));
        // Another person rates the second answer, later: it is the answer's rating now.
        feedback.store(List.of(piece(2, FeedbackState.ACCEPTED, 3, 9)));

        window().get(PATH)
                .then()
                .body("total.satisfaction.ratings", equalTo(5))
                .body("total.satisfaction.mean", equalTo(3.8f))
                .body("total.satisfaction.liked", equalTo(0.6f));
    }

    @Test
    void shouldForgetAPersonWhoIsErased() {
        String user = "marker-" + UUID.randomUUID();
        UUID mine = UUID.randomUUID();
        UUID others = UUID.randomUUID();
        ids.addAll(List.of(mine, others));
        interactions.store(List.of(
                interaction(mine)
                        .setModelVersion(version)
                        .setCreatedAt(SINCE)
                        .setSubjectId(pseudonyms.subject(user))
                        .build(),
                interaction(others)
                        .setModelVersion(version)
                        .setCreatedAt(SINCE)
                        .setSubjectId(version)
                        .build()));
        feedback.store(List.of(rated(1, 5), rated(2, 3)));
        window().get(PATH).then().body("total.engagement.active_people", equalTo(2));

        authorized().delete("/api/privacy/users/{user}", user).then().statusCode(202);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> window().get(PATH)
                        .then()
                        .body("total.interactions", equalTo(1))
                        .body("total.engagement.active_people", equalTo(1))
                        .body("total.satisfaction.ratings", equalTo(1))
                        .body("total.satisfaction.mean", equalTo(3.0f)));
    }

    @Test
    void shouldNameTheParameterWhenItIsWrong() {
        for (String wrong : List.of("since", "until", "by")) {
            authorized()
                    .queryParam(wrong, "nonsense")
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem(wrong));
        }
        authorized()
                .queryParam("version", "x".repeat(129))
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("version"));
        authorized()
                .queryParam("since", UNTIL.toString())
                .queryParam("until", SINCE.toString())
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("since"));
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void shouldTellServicesWhatPeopleThoughtOfEachVersion() {
        storeTwenty();
        String unrated = "unrated-" + version;
        interactions.store(List.of(interaction(UUID.randomUUID())
                .setModelVersion(unrated)
                .setCreatedAt(SINCE)
                .build()));

        JsonPath said = authorized()
                .queryParam("since", SINCE.toString())
                .queryParam("until", UNTIL.toString())
                .get("/internal/satisfaction")
                .then()
                .statusCode(200)
                .body("items.version", hasItem(version))
                .body("items.findAll { it.version == '" + unrated + "' }", empty())
                .extract()
                .jsonPath();

        said.setRootPath("items.find { it.version == '" + version + "' }");
        assertThat(said.getInt("ratings")).isEqualTo(5);
        assertThat(said.getDouble("mean")).isEqualTo(4.0);
        assertThat(said.getDouble("mean_low")).isCloseTo(4 - 2.7764451 * Math.sqrt(0.3), CLOSE);
        assertThat(said.getDouble("mean_high")).isEqualTo(5.0);
        assertThat(said.getDouble("liked")).isEqualTo(0.8);
        assertThat(said.getDouble("liked_low")).isCloseTo(0.3755346, CLOSE);
        assertThat(said.getDouble("liked_high")).isCloseTo(0.9637759, CLOSE);
        given().get("/internal/satisfaction").then().statusCode(401);
    }
}
