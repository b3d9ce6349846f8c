package io.kalimtak.interaction.content;

import static io.kalimtak.interaction.testing.Samples.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Batches that are copied (32 rows and more) and what happens when a row of one is held already. */
@InteractionTest
class StoreInteractionsIT {
    private static final int MANY = 100;
    private static final String COUNT = "SELECT count(*) FROM interaction.content WHERE session_id = ?";
    private static final String INPUT = "SELECT input_text FROM interaction.content WHERE id = ?";

    @Inject
    StoreInteractions interactions;

    private final UUID session = UUID.randomUUID();

    @Test
    void shouldStoreTheRestWhenSomeOfABatchAreHeld() {
        List<Interaction> batch = batch(MANY);
        interactions.store(batch.subList(20, 60));

        interactions.store(batch);

        assertThat(Database.value(COUNT, session)).isEqualTo("100");
    }

    @Test
    void shouldLeaveAHeldRowAsItWas() {
        List<Interaction> batch = batch(MANY);
        interactions.store(batch);
        Interaction again = sample(batch.getFirst().getInteractionId())
                .setInputText("another text")
                .build();
        List<Interaction> next = batch(MANY);
        next.set(50, again);

        interactions.store(next);

        assertThat(Database.value(INPUT, again.getInteractionId())).isEqualTo("write me a poem");
        assertThat(Database.value(COUNT, session)).isEqualTo("199");
    }

    @Test
    void shouldStoreOnceWhenABatchHoldsTheSameManyTimes() {
        interactions.store(Collections.nCopies(MANY, sample(UUID.randomUUID()).build()));

        assertThat(Database.value(COUNT, session)).isEqualTo("1");
    }

    @Test
    void shouldStoreNewBatchesWhenOneCameAgainBefore() {
        List<Interaction> batch = batch(MANY);
        interactions.store(batch);
        interactions.store(batch);

        interactions.store(batch(MANY));
        interactions.store(batch(MANY));

        assertThat(Database.value(COUNT, session)).isEqualTo("300");
    }

    @Test
    void shouldKeepEveryCharacterWhenABatchIsCopied() {
        String text = "tab\tline\nreturn\r\\N \\. \\\\ \"quoted\" {braces,NULL} اكتب لي قصيدة 😀 \u0007";
        List<Interaction> batch = batch(MANY);
        Interaction odd = sample(UUID.randomUUID())
                .setInputText(text)
                .setSubjectId(null)
                .setTargetTool("")
                .setMetadata(Map.of("k\"\\\n", text))
                .build();
        batch.set(7, odd);

        interactions.store(batch);

        assertThat(Database.value(INPUT, odd.getInteractionId())).isEqualTo(text);
        assertThat(Database.value(
                        "SELECT subject_id IS NULL AND rollout_id IS NULL AND target_tool = '' AND metadata ->> ? = ?"
                                + " FROM interaction.content WHERE id = ?",
                        "k\"\\\n",
                        text,
                        odd.getInteractionId()))
                .isEqualTo("t");
    }

    @Test
    void shouldStoreNothingWhenOneRowOfABatchIsRefused() {
        List<Interaction> batch = batch(MANY);
        batch.set(99, sample(UUID.randomUUID()).setAssignmentProbability(0).build());

        assertThatThrownBy(() -> interactions.store(batch)).isInstanceOf(StoreException.class);

        assertThat(Database.value(COUNT, session)).isEqualTo("0");
    }

    private List<Interaction> batch(int size) {
        List<Interaction> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(sample(UUID.randomUUID()).build());
        }
        return batch;
    }

    private Interaction.Builder sample(UUID id) {
        return interaction(id).setSessionId(session);
    }
}
