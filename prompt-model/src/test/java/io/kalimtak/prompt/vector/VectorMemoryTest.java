package io.kalimtak.prompt.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorMemoryTest {
    private static final String ARABIC = "خطة لدرس في الكيمياء";

    @Test
    void shouldGiveTheSameVectorsAsWithoutIt() {
        VectorMemory memory = new VectorMemory();
        for (int round = 0; round < 2; round++) {
            assertThat(memory.whole("bread", "en")).isEqualTo(TextVectors.whole("bread", "en"));
            assertThat(memory.whole("bread", "de")).isEqualTo(TextVectors.whole("bread", "de"));
            assertThat(memory.whole(ARABIC, "ar")).isEqualTo(TextVectors.whole(ARABIC, "ar"));
            assertThat(memory.gist("a".repeat(401), "ar")).isEqualTo(TextVectors.gist("a".repeat(401), "ar"));
        }
    }

    @Test
    void shouldKnowAgainWhatItWasAskedLast() {
        VectorMemory memory = new VectorMemory(2);
        float[] bread = memory.whole("bread", "ar");
        memory.whole("oven", "ar");
        assertThat(memory.whole("bread", "ar")).isSameAs(bread);

        memory.whole("flour", "ar");

        assertThat(memory.size()).isEqualTo(2);
        assertThat(memory.whole("bread", "ar")).isSameAs(bread);
    }

    @Test
    void shouldKnowWhatWasEncodedAtOnce() {
        VectorMemory memory = new VectorMemory(3);

        memory.encode(List.of("bread", "oven", "bread", "flour"), "en");

        assertThat(memory.size()).isEqualTo(3);
        float[] bread = memory.whole("bread", "en");
        assertThat(bread).isEqualTo(TextVectors.whole("bread", "en"));
        memory.encode(List.of("bread"), "en");
        assertThat(memory.whole("bread", "en")).isSameAs(bread);
        assertThat(memory.whole("flour", "en")).isEqualTo(TextVectors.whole("flour", "en"));
    }
}
