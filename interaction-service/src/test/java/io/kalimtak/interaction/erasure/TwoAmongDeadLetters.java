package io.kalimtak.interaction.erasure;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Two people among the dead letters, one of whom is erased. */
abstract class TwoAmongDeadLetters {
    static final Duration SOON = Duration.ofSeconds(60);
    static final String INTERACTIONS = Topic.INTERACTIONS.deadLetterName();
    static final String IDENTITIES = Topic.IDENTITIES.deadLetterName();
    static final String FEEDBACK = Topic.FEEDBACK.deadLetterName();
    static final String SUBMISSIONS = Topic.FEEDBACK_SUBMISSIONS.deadLetterName();
    static final Map<String, String> CAUSE = Map.of("dlq-cause", "SomeException", "dlq-offset", "7");

    @Inject
    AvroCodec codec;

    @Inject
    Pseudonyms pseudonyms;

    final String user = "erased " + UUID.randomUUID();
    final String somebody = "kept " + UUID.randomUUID();
    final UUID mine = UUID.randomUUID();
    final UUID theirs = UUID.randomUUID();
    final Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

    byte[] asked(UUID id, String who, Instant at) {
        return codec.encode(
                Topic.INTERACTIONS,
                interaction(id)
                        .setSubjectId(pseudonyms.subject(who))
                        .setCreatedAt(at.truncatedTo(ChronoUnit.MICROS))
                        .build());
    }

    byte[] said(UUID about) {
        return codec.encode(
                Topic.FEEDBACK, feedback(about, FeedbackState.ACCEPTED).build());
    }

    byte[] saidBy(String who, Instant submitted, Instant occurred) {
        return codec.encode(
                Topic.FEEDBACK,
                feedback(theirs, FeedbackState.ACCEPTED)
                        .setSubjectId(pseudonyms.subject(who))
                        .setSubmittedAt(submitted)
                        .setOccurredAt(occurred)
                        .build());
    }

    byte[] garbled(String who) {
        return ("\0\1garbled@" + pseudonyms.subject(who) + "0 and so on").getBytes(StandardCharsets.UTF_8);
    }

    /** Erases the person and waits for this service's receipt, which comes after the sweep. */
    UUID erase() {
        String request = authorized()
                .delete("/api/privacy/users/{user_id}", user)
                .then()
                .statusCode(202)
                .extract()
                .path("request_id");
        UUID id = UUID.fromString(request);
        await().atMost(SOON).untilAsserted(() -> receipt(id).body("receipts.size()", equalTo(1)));
        return id;
    }

    static ValidatableResponse receipt(UUID request) {
        return authorized().get("/api/privacy/requests/{id}", request).then().statusCode(200);
    }

    static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
