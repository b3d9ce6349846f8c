package io.kalimtak.curation.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobStateTest {
    @Test
    void shouldAllowExactlyTheMovesOfTheTable() {
        List<String> moves = new ArrayList<>();
        for (JobState from : JobState.values()) {
            for (JobState to : JobState.values()) {
                if (from.mayBecome(to)) {
                    moves.add(from + ">" + to);
                }
            }
        }

        assertThat(moves)
                .containsExactly(
                        "QUEUED>RUNNING",
                        "QUEUED>CANCELLED",
                        "RUNNING>RUNNING",
                        "RUNNING>DONE",
                        "RUNNING>FAILED",
                        "RUNNING>CANCELLED");
    }
}
