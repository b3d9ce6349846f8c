package io.kalimtak.curation.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked for in stretches is found once, wherever the stretches end. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class UnjudgedStretchesIT {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    @Inject
    Loop loop;

    @Inject
    RatedInteractionStore rated;

    /** Six interactions: stretches that end before, with and after the last one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 7})
    void shouldFindEveryInteractionOnceWhenNobodyHasJudged(int length) {
        loop.reset();
        List<Interaction> asked = IntStream.range(0, 6)
                .mapToObj(i -> loop.rated("request number " + i, PROMPT, 1 + i % 5))
                .toList();
        loop.awaitConsumed();

        assertThat(walk("another judge", length))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        asked.stream().map(Interaction::getInteractionId).toList());
    }

    @Test
    void shouldFindNothingWhenThereIsNothing() {
        loop.reset();

        assertThat(walk("another judge", 2)).isEmpty();
    }

    private List<UUID> walk(String judge, int length) {
        List<UUID> found = new ArrayList<>();
        Optional<UUID> last = Optional.of(BEFORE_ALL);
        while (last.isPresent()) {
            UUID after = last.get();
            last = QuarkusTransaction.requiringNew().call(() -> rated.stretch(after, length));
            Optional<UUID> end = last;
            found.addAll(QuarkusTransaction.requiringNew().call(() -> rated.unjudged(judge, after, end)));
        }
        return found;
    }
}
