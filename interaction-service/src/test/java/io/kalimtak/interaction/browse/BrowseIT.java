package io.kalimtak.interaction.browse;

import static io.kalimtak.interaction.testing.Samples.NOON;
import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.identity;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.kalimtak.interaction.testing.Samples.shadowAnswer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.InteractionStage;
import io.kalimtak.interaction.content.StoreInteractions;
import io.kalimtak.interaction.feedback.StoreFeedback;
import io.kalimtak.interaction.identity.StoreIdentities;
import io.kalimtak.interaction.shadow.StoreShadowAnswers;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@InteractionTest
class BrowseIT {
    private static final String PATH = "/api/admin/interactions";

    @Inject
    StoreInteractions interactions;

    @Inject
    StoreIdentities identities;

    @Inject
    StoreFeedback feedback;

    @Inject
    StoreShadowAnswers shadows;

    @Test
    void shouldShowAllButIdentityWhenOneIsAskedFor() {
        UUID id = UUID.randomUUID();
        UUID rollout = UUID.randomUUID();
        interactions.store(List.of(interaction(id).setRolloutId(rollout).build()));
        identities.store(List.of(identity(id).build()));
        feedback.store(List.of(feedback(id, FeedbackState.ACCEPTED).build()));

        String body = authorized()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("interaction_id", equalTo(id.toString()))
                .body("input_text", equalTo("write me a poem"))
                .body("metadata.app", equalTo("editor"))
                .body("feedback_score", equalTo(4))
                .body("created_at", equalTo("2026-11-23T12:00:00.123456Z"))
                .body("lineage.model_version", equalTo("embedded-base-1"))
                .body("lineage.rollout_id", equalTo(rollout.toString()))
                .body("lineage.arm", equalTo("live"))
                .body("lineage.assignment_probability", equalTo(0.25f))
                .extract()
                .asString();

        assertThat(body).doesNotContain("192.0.2.7", "test/1", "somebody", "user_id");
    }

    @Test
    void shouldShowTheStagesOfAnAnswer() {
        UUID id = UUID.randomUUID();
        InteractionStage prompt = new InteractionStage("prompt", "v-1", "embedded", 4, 20, true, 3);
        InteractionStage answer = new InteractionStage("answer", "small-1", "hosted", 21, 90, false, 800);
        interactions.store(List.of(interaction(id)
                .setStages(List.of(prompt, answer))
                .setFinishReason("length")
                .setCost(0.0125)
                .build()));

        JsonPath shown = authorized()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(shown.getMap("stages[0]"))
                .containsEntry("name", "prompt")
                .containsEntry("version", "v-1")
                .containsEntry("engine", "embedded")
                .containsEntry("tokens_counted", true)
                .containsEntry("processing_time_ms", 3);
        assertThat(shown.getMap("stages[1]"))
                .containsEntry("version", "small-1")
                .containsEntry("tokens_input", 21)
                .containsEntry("tokens_output", 90)
                .containsEntry("tokens_counted", false);
        assertThat(shown.getString("finish_reason")).isEqualTo("length");
        assertThat(shown.getDouble("cost")).isEqualTo(0.0125);
    }

    @Test
    void shouldShowWhatVersionsInTheShadowWouldHaveAnswered() {
        UUID id = UUID.randomUUID();
        interactions.store(List.of(interaction(id).build()));
        authorized().get(PATH + "/" + id).then().statusCode(200).body("shadow_answers", equalTo(List.of()));

        shadows.store(List.of(
                shadowAnswer(id, "shadow-2")
                        .setStructuredPrompt(null)
                        .setModelOutput(null)
                        .setTokensOutput(null)
                        .setSimilarity(null)
                        .setFailed(true)
                        .build(),
                shadowAnswer(id, "shadow-1").build(),
                shadowAnswer(UUID.randomUUID(), "shadow-3").build()));

        JsonPath answer = authorized()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("structured_prompt", equalTo("# Task\nWrite a poem"))
                .extract()
                .jsonPath();
        assertThat(answer.getList("shadow_answers.version")).containsExactly("shadow-1", "shadow-2");
        assertThat(answer.getMap("shadow_answers[0]"))
                .containsEntry("structured_prompt", "# Task\nWrite a sonnet")
                .containsEntry("model_output", "# Task\nWrite a sonnet")
                .containsEntry("tokens_output", 7)
                .containsEntry("processing_time_ms", 15)
                .containsEntry("similarity", 0.75f)
                .containsEntry("failed", false)
                .containsEntry("created_at", "2026-11-23T12:00:00.123456Z");
        assertThat(answer.getBoolean("shadow_answers[1].failed")).isTrue();
        assertThat(answer.getString("shadow_answers[1].model_output")).isNull();
    }

    @Test
    void shouldAnswer404WhenTheInteractionIsNotHeld() {
        authorized().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
        authorized().get(PATH + "/nonsense").then().statusCode(404);
    }

    @Test
    void shouldPageThroughAllOnceWhenTimesAreEqual() {
        String version = "version-" + UUID.randomUUID();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID id = UUID.randomUUID();
            all.add(id.toString());
            interactions.store(List.of(interaction(id).setModelVersion(version).build()));
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            RequestSpecification request =
                    authorized().queryParam("version", version).queryParam("limit", 3);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.interaction_id"));
            cursor = page.getString("next_cursor");
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen)
                .hasSize(7)
                .containsExactlyInAnyOrderElementsOf(all)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void shouldKeepOnlyWhatMatchesWhenFiltered() {
        String version = "version-" + UUID.randomUUID();
        UUID arabic = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        interactions.store(List.of(
                interaction(arabic)
                        .setModelVersion(version)
                        .setLanguage("ar")
                        .setTargetTool("Claude")
                        .build(),
                interaction(later)
                        .setModelVersion(version)
                        .setCreatedAt(NOON.plusSeconds(60))
                        .build()));
        feedback.store(List.of(feedback(arabic, FeedbackState.ACCEPTED).build()));

        assertThat(ids(version, "language", "ar")).containsExactly(arabic.toString());
        assertThat(ids(version, "tool", "Claude")).containsExactly(arabic.toString());
        assertThat(ids(version, "min_score", "4")).containsExactly(arabic.toString());
        assertThat(ids(version, "max_score", "3")).isEmpty();
        assertThat(ids(version, "since", NOON.toString())).containsExactly(later.toString(), arabic.toString());
        assertThat(ids(version, "since", NOON.plusSeconds(60).toString())).containsExactly(later.toString());
        assertThat(ids(version, "until", NOON.plusSeconds(60).toString())).containsExactly(arabic.toString());
    }

    @Test
    void shouldNameTheParameterWhenItIsMalformed() {
        for (String wrong : List.of("since", "until", "min_score", "max_score", "limit", "cursor")) {
            authorized()
                    .queryParam(wrong, "nonsense")
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItems(wrong));
        }
    }

    private static List<String> ids(String version, String parameter, String value) {
        return authorized()
                .queryParam("version", version)
                .queryParam(parameter, value)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.interaction_id");
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
