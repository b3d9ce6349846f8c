package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.template.TemplateBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The version that needs no training. */
class TemplateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | write a mail to my landlord about the broken heater            | message
            en | plan for a chem class on acids n bases, grade 8, 60 mins       | teach
            en | fix this python function, it throws an exception               | code
            en | translate this to french                                       | translate
            en | hmm                                                            | general
            ar | اكتب ايميل رسمي لمديري                                          | message
            ar | لخص المقال في خمس نقاط                                          | summarise
            ar | ورسالة لصاحب البيت                                              | message
            """)
    void aRequestGetsTheTemplateOfItsTask(String language, String text, String kind) {
        assertThat(TemplateBook.of(language).choose(text, null).kind()).isEqualTo(kind);
    }

    @Test
    void theToolDecidesWhereItLeavesNoChoice() {
        assertThat(TemplateBook.of("en").choose("write a mail", "Midjourney v6").kind())
                .isEqualTo("image");
        assertThat(TemplateBook.of("en")
                        .choose("write a mail", "GitHub Copilot")
                        .kind())
                .isEqualTo("code");
    }

    @Test
    void theAnswerIsInTheRequestsLanguage() {
        PromptAnswer arabic = base("اكتب رسالة اعتذار لعميل", null);
        assertThat(arabic.language()).isEqualTo("ar");
        assertThat(arabic.structuredPrompt()).contains("## الدور").doesNotContain("## Role");
        PromptAnswer french = base("Écris une lettre à mon propriétaire au sujet du chauffage en panne", null);
        assertThat(french.language()).isEqualTo("fr");
        assertThat(french.structuredPrompt()).contains("Write the answer in French.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "؟", "🙂🙂", "12345", "\u0000\u0001", "a"})
    void whateverIsTypedGetsAWholePrompt(String text) {
        PromptAnswer answer = base(text, null);
        assertThat(answer.sections()).extracting(PromptSection::section).contains(Section.ROLE, Section.INSTRUCTIONS);
        assertThat(answer.learned()).isFalse();
    }

    @Test
    void aLongTextIsKeptWhole() {
        String text = "explain the tides. ".repeat(2_000).strip();
        assertThat(base(text, null).structuredPrompt()).contains(text);
    }

    private static PromptAnswer base(String text, String tool) {
        return PromptModels.base().answer(new PromptRequest(text, null, tool));
    }
}
