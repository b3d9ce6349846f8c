package io.kalimtak.gateway.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.consent.Consents;
import io.kalimtak.kit.ids.InteractionIds;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who rates, as the submissions have it. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class FeedbackIT {
    @Inject
    GatewayProbe probe;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Consents consents;

    @Inject
    InteractionIds ids;

    private final String user = UUID.randomUUID().toString();

    @Test
    void shouldTellAPersonFromOthersWhenTheApplicationNamesThem() {
        UUID interaction = ids.next();

        give(interaction, Map.of("user_id", user)).statusCode(202);
        give(interaction, Map.of("user_id", user)).statusCode(202);
        give(interaction, Map.of("user_id", user + " another")).statusCode(202);
        give(interaction, Map.of()).statusCode(202);

        List<FeedbackSubmission> taken = submissions(interaction);
        assertThat(taken)
                .extracting(FeedbackSubmission::getSubjectId)
                .containsExactlyInAnyOrder(
                        pseudonyms.subject(user),
                        pseudonyms.subject(user),
                        pseudonyms.subject(user + " another"),
                        null);
        assertThat(taken.stream().map(FeedbackSubmission::getRaterId).distinct())
                .hasSize(3);
        assertThat(taken.toString()).doesNotContain(user).doesNotContain("127.0.0.1");
    }

    @Test
    void shouldGoOnCallingTheApplicationItsOldNameWhenItNamesNobody() {
        UUID first = ids.next();
        UUID second = ids.next();

        give(first, Map.of()).statusCode(202);
        give(second, Map.of()).statusCode(202);

        String rater = submissions(first).getFirst().getRaterId();
        assertThat(submissions(second).getFirst().getRaterId()).isEqualTo(rater);
        assertThat(rater).isEqualTo(pseudonyms.rater(actor()));
    }

    @Test
    void shouldNotCountTheLoopbackAsANetwork() {
        UUID interaction = ids.next();

        give(interaction, Map.of("user_id", user)).statusCode(202);

        assertThat(submissions(interaction).getFirst().getNetworkId()).isNull();
    }

    @Test
    void shouldAnswerAndKeepNothingWhenThePersonAllowsNoCollection() {
        UUID interaction = ids.next();
        String subject = pseudonyms.subject(user);
        consent(subject, false);
        Awaitility.await().until(() -> !consents.of(subject).dataCollection());
        double before = notKept();

        give(interaction, Map.of("user_id", user, "feedback_text", "words of " + user))
                .statusCode(202)
                .body("feedback_id", notNullValue())
                .body("interaction_id", equalTo(interaction.toString()));

        assertThat(submissions(interaction)).isEmpty();
        assertThat(notKept()).isEqualTo(before + 1);
        consent(subject, true);
        Awaitility.await().until(() -> consents.of(subject).dataCollection());
        give(interaction, Map.of("user_id", user)).statusCode(202);
        assertThat(submissions(interaction)).hasSize(1);
    }

    @Test
    void shouldRefuseAForgedIdEvenOfAPersonOfWhomNothingIsKept() {
        give(UUID.randomUUID(), Map.of("user_id", user)).statusCode(404);
    }

    @Test
    void shouldNameAUserIdThatIsNone() {
        for (String wrong : List.of("", "x".repeat(129), "a\0b")) {
            give(ids.next(), Map.of("user_id", wrong)).statusCode(400).body("violations[0].field", equalTo("user_id"));
        }
        give(ids.next(), Map.of("user_id", "x".repeat(128))).statusCode(202);
    }

    private String actor() {
        return "key:"
                + given().header("Authorization", "Bearer " + GatewayProbe.ADMIN_KEY)
                        .get("/api/admin/keys?limit=500")
                        .jsonPath()
                        .getString("items.find { it.name == 'first app key' }.key_id");
    }

    private void consent(String subject, boolean collection) {
        probe.publish(
                Topic.PRIVACY,
                subject,
                PrivacyEvent.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(Instant.parse("2026-01-31T08:00:00Z"))
                        .setSubjectId(subject)
                        .setKind(PrivacyEventKind.CONSENT_CHANGED)
                        .setDataCollection(collection)
                        .build());
    }

    private List<FeedbackSubmission> submissions(UUID interaction) {
        return probe.read(Topic.FEEDBACK_SUBMISSIONS, FeedbackSubmission.class).stream()
                .filter(one -> one.getInteractionId().equals(interaction))
                .toList();
    }

    private static double notKept() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("kalimtak_gateway_feedback_not_kept_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static ValidatableResponse give(UUID interaction, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("interaction_id", interaction, "feedback_score", 4));
        body.putAll(more);
        return application().body(body).post("/api/feedback").then();
    }

    private static RequestSpecification application() {
        return given().contentType("application/json").header("Authorization", "Bearer " + GatewayProbe.APP_KEY);
    }
}
