package io.kalimtak.prompt.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that.",
                "As an AI language model, I cannot give medical advice.",
                "عذرًا، لا أستطيع مساعدتك في هذا الطلب.",
                "I am unable to assist with this request."
            })
    void shouldFindARefusal(String answer) {
        assertThat(Refusals.refuses(answer)).as(answer).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Role\nYou are a careful editor.\n# Task\nShorten the text below to one paragraph.",
                "# المهمة\nاكتب بريدًا إلكترونيًا قصيرًا للزبائن عن العرض الجديد.",
                "You are a support agent. If the customer asks for legal advice, say: I cannot help with that.",
                "\"I can't help with that\" is what the assistant must never say."
            })
    void shouldNotTakeAnAnswerForOne(String answer) {
        assertThat(Refusals.refuses(answer)).as(answer).isFalse();
    }

    @Test
    void shouldLookAtTheBeginningOfALongAnswerAlone() {
        assertThat(Refusals.refuses("I am unable to assist with this request. " + "Here is why. ".repeat(200)))
                .isTrue();
        assertThat(Refusals.refuses("🌍".repeat(5_000))).isFalse();
    }
}
