package io.kalimtak.interaction.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@InteractionTest
class ConsentIT {
    private static final String PATH = "/api/privacy/users/{user_id}/consent";

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    AvroCodec codec;

    @Test
    void shouldStoreAndTellWhenConsentChanges() {
        String user = "user " + UUID.randomUUID();
        String subject = pseudonyms.subject(user);

        put(user, "{\"data_collection\": true, \"training\": true}")
                .then()
                .statusCode(200)
                .body("subject_id", equalTo(subject))
                .body("training", equalTo(true));
        put(user, "{\"data_collection\": true, \"training\": false}").then().statusCode(200);

        assertThat(Database.rows(
                        "SELECT data_collection, training, changed_by FROM interaction.consents WHERE subject_id = ?",
                        subject))
                .containsExactly("t|f|key:tester");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events(subject))
                        .extracting(PrivacyEvent::getKind, PrivacyEvent::getDataCollection, PrivacyEvent::getTraining)
                        .containsExactly(
                                tuple(PrivacyEventKind.CONSENT_CHANGED, true, true),
                                tuple(PrivacyEventKind.CONSENT_CHANGED, true, false)));
    }

    @Test
    void shouldTellNobodyWhenTheSameIsSaidAgain() {
        String user = "user " + UUID.randomUUID();
        String subject = pseudonyms.subject(user);
        String body = "{\"data_collection\": false, \"training\": false}";
        String first = put(user, body).then().extract().path("updated_at");

        put(user, body).then().statusCode(200).body("updated_at", equalTo(first));
        put(user, "{\"data_collection\": true, \"training\": false}").then().statusCode(200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events(subject))
                        .extracting(PrivacyEvent::getDataCollection)
                        .containsExactly(false, true));
    }

    @Test
    void shouldNameTheFieldsWhenTheBodyIsWrong() {
        put("somebody", "{}").then().statusCode(400).body("violations.field", hasItems("data_collection", "training"));
        put("somebody", "{\"data_collection\": true, \"training\": true, \"sale\": true}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("sale"));
        put("x".repeat(129), "{\"data_collection\": true, \"training\": true}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("user_id"));
        put("x".repeat(128), "{\"data_collection\": true, \"training\": true}")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldAnswerNobodyElseWhenTheSecretIsMissing() {
        given().contentType("application/json")
                .body("{\"data_collection\": true, \"training\": true}")
                .put(PATH, "somebody")
                .then()
                .statusCode(401);
    }

    private List<PrivacyEvent> events(String subject) {
        return Broker.records(Topic.PRIVACY.topicName(), subject).stream()
                .map(record -> codec.decode(Topic.PRIVACY, record.value(), PrivacyEvent.class))
                .toList();
    }

    private static Response put(String user, String body) {
        return authorized().contentType("application/json").body(body).put(PATH, user);
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", "key:tester");
    }
}
