package io.kalimtak.system.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.Interaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedStreamsTest {
    @Test
    void shouldCountAStreamThatIsThereOnceWithEveryWordAndItsEnd() {
        LoggedStreams logged = new LoggedStreams(List.of(
                interaction(1, "1:0 1:1 ", "stop"),
                interaction(2, "2:0 ", "stop"),
                interaction(3, "3:0 3:1 ", "broken"),
                interaction(4, "4:0 4:1 ", "stop"),
                interaction(4, "4:0 4:1 ", "stop"),
                other()));

        assertThat(logged.whole(List.of(1L))).isOne();
        assertThat(logged.whole(List.of(1L, 2L, 3L, 4L, 5L))).isOne();
    }

    private static Interaction interaction(long id, String output, String finishReason) {
        Interaction interaction = new Interaction();
        interaction.setInputText(new StreamScript(id, 2, 0, 0, 0).text());
        interaction.setModelOutput(output);
        interaction.setFinishReason(finishReason);
        return interaction;
    }

    private static Interaction other() {
        Interaction interaction = new Interaction();
        interaction.setInputText("Write a poem");
        interaction.setModelOutput("Roses");
        return interaction;
    }
}
