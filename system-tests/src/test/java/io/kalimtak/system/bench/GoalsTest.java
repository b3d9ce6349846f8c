package io.kalimtak.system.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Goals goals = new Goals(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void shouldCountAFigureExactlyAtTheGoalAsMet() {
        goals.atLeast("rate", Series.of(0.35), 0.35);
        goals.atMost("time", Series.of(0.5), 0.5);
        goals.conclude();

        assertThat(lines()).last().isEqualTo("Every goal is met.");
    }

    @Test
    void shouldNameWhatWasMissedOrNotMeasured() {
        goals.atLeast("rate", Series.of(0.34), 0.35);
        goals.atMost("time", Series.of(0.4), 0.5);
        goals.atMost("tail", new Series(), 3);
        goals.conclude();

        assertThat(lines())
                .last()
                .isEqualTo("MISSED: rate 0.34 (0.34 to 0.34), goal ≥ 0.35; tail not measured, goal ≤ 3");
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
