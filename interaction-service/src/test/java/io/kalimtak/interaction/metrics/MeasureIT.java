package io.kalimtak.interaction.metrics;

import static io.kalimtak.interaction.testing.Samples.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.interaction.testing.InteractionTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The figures of a window, whole and by group. */
@InteractionTest
class MeasureIT extends MeasureTestBase {
    @Test
    void shouldGiveEveryFigureOfAWindow() {
        storeTwenty();

        JsonPath total = window().get(PATH).then().statusCode(200).extract().jsonPath();

        assertThat(total.getString("since")).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(total.getString("until")).isEqualTo("2026-03-04T00:00:00Z");
        total.setRootPath("total");
        assertThat(total.getInt("interactions")).isEqualTo(20);
        assertThat(total.<String, Object>getMap("satisfaction")).containsEntry("ratings", 5);
        assertThat(total.getDouble("satisfaction.rated_share")).isEqualTo(0.25);
        assertThat(total.getDouble("satisfaction.mean")).isEqualTo(4.0);
        // The sample's deviation is √1.5; Student's quantile for 4 degrees of freedom 2.7764451.
        assertThat(total.getDouble("satisfaction.mean_low")).isCloseTo(4 - 2.7764451 * Math.sqrt(0.3), CLOSE);
        assertThat(total.getDouble("satisfaction.mean_high")).isEqualTo(5.0);
        assertThat(total.getDouble("satisfaction.liked")).isEqualTo(0.8);
        assertThat(total.getDouble("satisfaction.liked_low")).isCloseTo(0.3755346, CLOSE);
        assertThat(total.getDouble("satisfaction.liked_high")).isCloseTo(0.9637759, CLOSE);
        assertThat(total.<String, Object>getMap("processing_time_ms"))
                .containsEntry("mean", 10.5f)
                .containsEntry("p50", 10)
                .containsEntry("p95", 19)
                .containsEntry("p99", 20);
        assertThat(total.<String, Object>getMap("tokens.input"))
                .containsEntry("sum", 210)
                .containsEntry("mean", 10.5f);
        assertThat(total.<String, Object>getMap("tokens.output"))
                .containsEntry("sum", 420)
                .containsEntry("mean", 21.0f);
        assertThat(total.<String, Object>getMap("tokens.total"))
                .containsEntry("sum", 630)
                .containsEntry("mean", 31.5f);
        assertThat(total.<String, Object>getMap("engagement"))
                .containsEntry("active_people", 4)
                .containsEntry("returning_people", 3)
                .containsEntry("return_rate", 0.75f)
                .containsEntry("sessions", 4)
                .containsEntry("interactions_per_session", 5.0f)
                .containsEntry("without_person", 5);
    }

    @Test
    void shouldGiveZerosAndNullsWhenTheWindowIsEmpty() {
        window().get(PATH)
                .then()
                .statusCode(200)
                .body("groups", empty())
                .body("total.key", nullValue())
                .body("total.interactions", equalTo(0))
                .body("total.satisfaction.ratings", equalTo(0))
                .body("total.satisfaction.rated_share", nullValue())
                .body("total.satisfaction.mean", nullValue())
                .body("total.satisfaction.liked_high", nullValue())
                .body("total.processing_time_ms.p99", nullValue())
                .body("total.tokens.total.sum", equalTo(0))
                .body("total.tokens.total.mean", nullValue())
                .body("total.engagement.active_people", equalTo(0))
                .body("total.engagement.return_rate", nullValue())
                .body("total.engagement.interactions_per_session", nullValue());
    }

    @Test
    void shouldGroupByTimeInOrderAndTellNoReturnsWithinADay() {
        storeTwenty();

        window().queryParam("by", "day")
                .get(PATH)
                .then()
                .body("by", equalTo("day"))
                .body("groups.key", contains("2026-03-02", "2026-03-03"))
                .body("groups.interactions", contains(10, 10))
                .body("groups.engagement.active_people", contains(4, 3))
                .body("groups[0].engagement.returning_people", nullValue())
                .body("groups[0].engagement.return_rate", nullValue())
                .body("total.engagement.return_rate", equalTo(0.75f));
        window().queryParam("by", "hour")
                .get(PATH)
                .then()
                .body("groups.size()", equalTo(20))
                .body("groups[0].key", equalTo("2026-03-02T00:00:00Z"))
                .body("groups[19].key", equalTo("2026-03-03T16:00:00Z"));
    }

    @Test
    void shouldGroupAndFilterByLanguageToolAndVersion() {
        storeTwenty();

        window().queryParam("by", "language")
                .get(PATH)
                .then()
                .body("groups.key", contains("en", "ar"))
                .body("groups.interactions", contains(16, 4))
                .body("groups[1].satisfaction.ratings", equalTo(1))
                .body("groups[1].satisfaction.mean_low", equalTo(1.0f))
                .body("groups[1].satisfaction.mean_high", equalTo(5.0f))
                .body("groups_left_out", equalTo(0));
        window().queryParam("by", "tool")
                .get(PATH)
                .then()
                .body("groups.key", contains("Claude", null))
                .body("groups.interactions", contains(12, 8));
        window().queryParam("tool", "Claude")
                .queryParam("language", "ar")
                .queryParam("by", "version")
                .get(PATH)
                .then()
                .body("groups.key", contains(version))
                .body("groups.interactions", contains(3))
                .body("total.interactions", equalTo(3));
    }

    @Test
    void shouldSayHowManyGroupsAreLeftOutWhenThereAreMoreThanAThousand() {
        List<Interaction> many = new ArrayList<>();
        for (int i = 0; i <= 1000; i++) {
            many.add(interaction(UUID.randomUUID())
                    .setModelVersion(version)
                    .setCreatedAt(SINCE)
                    .setTargetTool("tool " + i)
                    .build());
        }
        interactions.store(many);

        window().queryParam("by", "tool")
                .get(PATH)
                .then()
                .body("groups.size()", equalTo(1000))
                .body("groups_left_out", equalTo(1))
                .body("total.interactions", equalTo(1001));
    }
}
