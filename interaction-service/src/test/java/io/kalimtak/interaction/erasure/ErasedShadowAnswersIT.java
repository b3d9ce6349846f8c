package io.kalimtak.interaction.erasure;

import static io.kalimtak.interaction.erasure.ErasureCalls.erase;
import static io.kalimtak.interaction.erasure.ErasureCalls.receipt;
import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.kalimtak.interaction.testing.Samples.shadowAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.interaction.content.StoreInteractions;
import io.kalimtak.interaction.feedback.StoreFeedback;
import io.kalimtak.interaction.shadow.StoreShadowAnswers;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Database;
import io.kalimtak.schemas.Topic;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a version in the shadow would have answered to a person who is erased, in any order. */
@InteractionTest
class ErasedShadowAnswersIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    StoreShadowAnswers answers;

    @Inject
    StoreInteractions interactions;

    @Inject
    StoreFeedback feedback;

    @Inject
    AvroCodec codec;

    @Inject
    Pseudonyms pseudonyms;

    private final String user = "erased " + UUID.randomUUID();
    private final String somebody = "kept " + UUID.randomUUID();
    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private final Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);

    @Test
    void shouldEraseThemWithTheirPersonAndNobodyElses() {
        answers.store(List.of(answer(mine, "shadow-1", user), answer(mine, "shadow-2", user)));
        answers.store(List.of(answer(theirs, "shadow-1", somebody)));

        UUID request = erase(user);

        receipt(request)
                .body("receipts[0].erased.shadow_answers", equalTo(2))
                .body("retained.topic", hasItems("kalimtak.shadow-answers.v1", Topic.SHADOW_ANSWERS.deadLetterName()));
        assertThat(held(mine)).isEqualTo("0");
        assertThat(held(theirs)).isEqualTo("1");
    }

    @Test
    void shouldEraseWhatIsKnownOfAnInteractionThatNothingElseTellsOf() {
        feedback.store(List.of(feedback(mine, FeedbackState.ACCEPTED).build()));
        answers.store(List.of(answer(mine, "shadow-1", user)));

        erase(user);
        interactions.store(List.of(interaction(mine)
                .setSubjectId(pseudonyms.subject(user))
                .setCreatedAt(yesterday)
                .build()));

        assertThat(held(mine)).isEqualTo("0");
        assertThat(Database.value("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", mine))
                .isEqualTo("0");
        assertThat(Database.value("SELECT count(*) FROM interaction.content WHERE id = ?", mine))
                .isEqualTo("0");
    }

    @Test
    void shouldDropWhatComesLateAndWhatWasSaidAboutIt() {
        feedback.store(List.of(feedback(mine, FeedbackState.ACCEPTED).build()));
        erase(user);

        answers.store(List.of(answer(mine, "shadow-1", user), answer(theirs, "shadow-1", somebody)));

        assertThat(held(mine)).isEqualTo("0");
        assertThat(held(theirs)).isEqualTo("1");
        assertThat(Database.value("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", mine))
                .isEqualTo("0");
        // Now its interaction is known as gone, also to what names nobody.
        feedback.store(List.of(feedback(mine, FeedbackState.ACCEPTED).build()));
        assertThat(Database.value("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", mine))
                .isEqualTo("0");
    }

    @Test
    void shouldKeepThoseOfAPersonWhoComesBack() {
        erase(user);
        Instant later = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);

        answers.store(List.of(shadowAnswer(mine, "shadow-1")
                .setSubjectId(pseudonyms.subject(user))
                .setCreatedAt(later)
                .build()));

        assertThat(held(mine)).isEqualTo("1");
    }

    @Test
    void shouldRemoveThePersonsFromTheDeadLetters() {
        String letters = Topic.SHADOW_ANSWERS.deadLetterName();
        bury(letters, mine, user);
        bury(letters, theirs, somebody);

        erase(user);

        assertThat(DeadLetters.of(letters, mine)).isEmpty();
        assertThat(DeadLetters.of(letters, theirs)).hasSize(1);
        // The letter told of an interaction that nothing here had told of.
        feedback.store(List.of(feedback(mine, FeedbackState.ACCEPTED).build()));
        assertThat(Database.value("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", mine))
                .isEqualTo("0");
    }

    private void bury(String letters, UUID id, String who) {
        byte[] value = codec.encode(Topic.SHADOW_ANSWERS, answer(id, "shadow-1", who));
        DeadLetters.bury(letters, id, value, yesterday, Map.of("dlq-cause", "SomeException", "dlq-offset", "7"));
    }

    private ShadowAnswer answer(UUID id, String version, String who) {
        return shadowAnswer(id, version)
                .setSubjectId(pseudonyms.subject(who))
                .setCreatedAt(yesterday)
                .build();
    }

    private static String held(UUID id) {
        return Database.value("SELECT count(*) FROM interaction.shadow_answers WHERE interaction_id = ?", id);
    }
}
