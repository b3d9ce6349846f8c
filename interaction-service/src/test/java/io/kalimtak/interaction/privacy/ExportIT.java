package io.kalimtak.interaction.privacy;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.identity;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.kalimtak.interaction.testing.Samples.shadowAnswer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.interaction.content.StoreInteractions;
import io.kalimtak.interaction.feedback.StoreFeedback;
import io.kalimtak.interaction.identity.StoreIdentities;
import io.kalimtak.interaction.shadow.StoreShadowAnswers;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@InteractionTest
class ExportIT {
    @Inject
    StoreInteractions interactions;

    @Inject
    StoreIdentities identities;

    @Inject
    StoreShadowAnswers shadows;

    @Inject
    StoreFeedback feedback;

    @Inject
    ChangeConsent consent;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    ObjectMapper json;

    @Test
    void shouldStreamEverythingHeldAndNothingOfOthersWhenAsked() throws Exception {
        String user = "user/" + UUID.randomUUID();
        String somebody = "somebody else " + UUID.randomUUID();
        UUID id = UUID.randomUUID();
        UUID theirs = UUID.randomUUID();
        store(user, id, "first line\nsecond \"line\"");
        store(somebody, theirs, "not theirs");
        said(user, theirs, "mine about theirs");
        said(somebody, id, "theirs about mine");
        consent.change(user, true, false, "tester");
        consent.change(somebody, true, true, "tester");
        erase(user);
        erase(somebody);

        List<JsonNode> lines = export(user);

        assertThat(lines)
                .extracting(line ->
                        line.get("kind").asText() + " " + line.path("source").asText())
                .containsExactly(
                        "consent interaction.consents",
                        "identity identity.identities",
                        "interaction interaction.content",
                        "shadow_answer interaction.shadow_answers",
                        "feedback interaction.feedback",
                        "feedback interaction.feedback",
                        "erasure_request interaction.erasure_requests",
                        "erasure_receipt interaction.erasure_receipts",
                        "end ");
        assertThat(lines.get(0).at("/data/training").asBoolean()).isFalse();
        assertThat(lines.get(1).at("/data/user_id").asText()).isEqualTo(user);
        assertThat(lines.get(2).get("service").asText()).isEqualTo("interaction-service");
        assertThat(lines.get(2).get("created_at").asText()).isEqualTo("2026-11-23T12:00:00.123456+00:00");
        assertThat(lines.get(2).at("/data/input_text").asText()).isEqualTo("first line\nsecond \"line\"");
        assertThat(lines.get(2).at("/data/arm").asText()).isEqualTo("live");
        assertThat(lines.get(2).at("/data/assignment_probability").asDouble()).isEqualTo(0.25);
        assertThat(lines.get(3).at("/data/interaction_id").asText()).isEqualTo(id.toString());
        assertThat(lines.get(3).at("/data/model_output").asText()).isEqualTo("# Task\nWrite a sonnet");
        assertThat(lines.get(4).at("/data/feedback_text").asText()).isEqualTo("mine about theirs");
        assertThat(lines.get(5).at("/data/interaction_id").asText()).isEqualTo(id.toString());
        assertThat(lines.get(7).at("/data/service").asText()).isEqualTo("test-service");
        assertThat(lines.get(8).get("lines").asInt()).isEqualTo(8);
        assertThat(lines.toString())
                .doesNotContain(somebody, "not theirs", "theirs about mine", pseudonyms.subject(somebody));
    }

    @Test
    void shouldTellNobodyButTheGateway() {
        given().contentType("application/json")
                .body(Map.of("subject_id", "somebody"))
                .post("/internal/privacy/export")
                .then()
                .statusCode(401);
    }

    @Test
    void shouldSayThatNothingIsHeldWhenTheUserIsUnknown() throws Exception {
        assertThat(export("nobody " + UUID.randomUUID()))
                .singleElement()
                .satisfies(end -> assertThat(end.get("lines").asInt()).isZero());
    }

    @Test
    void shouldStreamAllWhenThereIsMoreThanOneFetchOfRows() throws Exception {
        String user = "user " + UUID.randomUUID();
        List<Interaction> many = new ArrayList<>();
        for (int i = 0; i < 1_050; i++) {
            many.add(interaction(UUID.randomUUID())
                    .setSubjectId(pseudonyms.subject(user))
                    .build());
        }
        interactions.store(many);

        List<JsonNode> lines = export(user);

        assertThat(lines).hasSize(1_051);
        assertThat(lines.getLast().get("lines").asInt()).isEqualTo(1_050);
    }

    private void store(String user, UUID id, String text) {
        String subject = pseudonyms.subject(user);
        interactions.store(
                List.of(interaction(id).setSubjectId(subject).setInputText(text).build()));
        identities.store(
                List.of(identity(id).setSubjectId(subject).setUserId(user).build()));
        shadows.store(List.of(shadowAnswer(id, "shadow-1").setSubjectId(subject).build()));
        feedback.store(List.of(feedback(id, FeedbackState.ACCEPTED).build()));
    }

    private void said(String user, UUID about, String text) {
        feedback.store(List.of(feedback(about, FeedbackState.ACCEPTED)
                .setSubjectId(pseudonyms.subject(user))
                .setFeedbackText(text)
                .build()));
    }

    /** A request that no service has heard of yet, but for one. */
    private void erase(String user) {
        String request = Database.value(
                "INSERT INTO interaction.erasure_requests VALUES (gen_random_uuid(), ?, now(), now(), 'tester')"
                        + " RETURNING request_id",
                pseudonyms.subject(user));
        Database.value(
                "INSERT INTO interaction.erasure_receipts VALUES (?::uuid, 'test-service', now(), '{}', '{}', '{}', now())"
                        + " RETURNING 1",
                request);
    }

    private List<JsonNode> export(String user) throws Exception {
        String body = given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .contentType("application/json")
                .body(Map.of("subject_id", pseudonyms.subject(user)))
                .post("/internal/privacy/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : body.split("\n")) {
            lines.add(json.readTree(line));
        }
        return lines;
    }
}
