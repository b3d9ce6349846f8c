package io.kalimtak.interaction.metrics;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.interaction.content.StoreInteractions;
import io.kalimtak.interaction.feedback.StoreFeedback;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Offset;

/** Answers and ratings to measure; each test has a version of its own. */
abstract class MeasureTestBase {
    static final String PATH = "/internal/metrics";
    static final Instant SINCE = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant UNTIL = SINCE.plus(Duration.ofDays(2));
    static final Offset<Double> CLOSE = within(1e-6);

    @Inject
    StoreInteractions interactions;

    @Inject
    StoreFeedback feedback;

    @Inject
    Pseudonyms pseudonyms;

    final String version = "version-" + UUID.randomUUID();
    final List<UUID> ids = new ArrayList<>();

    /** Twenty answers in two days, ten in each; the number i took i ms, i tokens in and 2i out. Five were rated. */
    void storeTwenty() {
        List<Interaction> batch = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            batch.add(interaction(id)
                    .setModelVersion(version)
                    .setCreatedAt(SINCE.plus(Duration.ofHours(i <= 10 ? i - 1 : 20 + i)))
                    .setSubjectId(person(i))
                    .setSessionId(new UUID(version.hashCode(), (i - 1) / 5))
                    .setProcessingTimeMs(i)
                    .setTokensInput(i)
                    .setTokensOutput(2 * i)
                    .setTokensTotal(3 * i)
                    .setLanguage(i % 5 == 0 ? "ar" : "en")
                    .setTargetTool(i <= 8 ? null : "Claude")
                    .build());
        }
        interactions.store(batch);
        feedback.store(List.of(rated(1, 5), rated(2, 4), rated(3, 4), rated(4, 2), rated(5, 5)));
    }

    /** Three people on both days, one on the first alone, and five answers to nobody. */
    String person(int i) {
        return i == 1 ? version + "-once" : i % 4 == 3 ? null : version + "-" + i % 4;
    }

    Feedback rated(int number, int score) {
        return piece(number, FeedbackState.ACCEPTED, score, 1);
    }

    Feedback piece(int number, FeedbackState state, int score, int second) {
        return feedback(ids.get(number - 1), state)
                .setFeedbackScore(score)
                .setSubmittedAt(SINCE.plusSeconds(second))
                .setOccurredAt(SINCE.plusSeconds(second))
                .build();
    }

    RequestSpecification window() {
        return authorized()
                .queryParam("since", SINCE.toString())
                .queryParam("until", UNTIL.toString())
                .queryParam("version", version);
    }

    static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
