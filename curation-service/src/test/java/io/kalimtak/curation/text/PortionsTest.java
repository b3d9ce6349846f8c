package io.kalimtak.curation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {
    @Test
    void shouldFillEachPortionUpToItsNumberAndItsSize() {
        assertThat(Portions.of(List.of(4, 6, 1, 1, 1, 1, 10, 1), size -> size, 3, 10))
                .containsExactly(List.of(4, 6), List.of(1, 1, 1), List.of(1), List.of(10), List.of(1));
    }

    @Test
    void shouldLeaveWhatIsTooLargeAlone() {
        assertThat(Portions.of(List.of(1, 11, 1), size -> size, 3, 10))
                .containsExactly(List.of(1), List.of(11), List.of(1));
    }

    @Test
    void shouldMakeNoPortionOfNothing() {
        assertThat(Portions.of(List.<Integer>of(), size -> size, 3, 10)).isEmpty();
    }
}
