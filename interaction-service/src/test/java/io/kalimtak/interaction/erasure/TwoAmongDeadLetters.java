package io.kalimtak.interaction.erasure;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.interaction;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.schemas.Topic;
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

    UUID erase() {
        return ErasureCalls.erase(user);
    }
}
