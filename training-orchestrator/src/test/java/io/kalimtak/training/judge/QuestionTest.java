package io.kalimtak.training.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionTest {
    @Test
    void shouldTakeAnotherMarkWhenATextHoldsTheOneThatIsDue() {
        Question plain = new Question("r", "a", "b");
        String mark = markOf(plain);
        Question holding = new Question(mark, "a", "b");

        assertThat(markOf(plain)).isEqualTo(mark).hasSize(16);
        assertThat(markOf(holding)).isNotEqualTo(mark);
        assertThat(holding.messages().get(1).get("content"))
                .startsWith("<<<request " + markOf(holding) + "\n" + mark + "\n");
    }

    private static String markOf(Question question) {
        return question.messages()
                .get(1)
                .get("content")
                .substring("<<<request ".length())
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
