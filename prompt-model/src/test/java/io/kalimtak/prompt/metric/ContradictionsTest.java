package io.kalimtak.prompt.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.metric.Contradictions.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a contradiction, and what, by design, does not. */
class ContradictionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Use jargon.|Do not use jargon.",
                "Use any jargon.|Avoid jargon.",
                "Always mention the prices.|Never mention prices.",
                "Include a table.|Don't include tables.",
                "You must add examples.|You must not add examples.",
                "Please include sources.|Refrain from including sources.",
                "استخدم المصطلحات التقنية.|لا تستخدم المصطلحات التقنية.",
                "اكتب بالفصحى.|لا تكتب بالفصحى.",
                "اذكر الأسعار.|يجب ألا تذكر الأسعار.",
                "أضف أمثلة.|لا تضف أمثلة.",
                "استخدم المصطلحات.|تجنّب استخدام المصطلحات.",
            })
    void shouldFindWhatIsAskedForAndForbidden(String wanted, String forbidden) {
        assertThat(Contradictions.of(prompt(wanted, forbidden))).containsExactly(Kind.POLARITY);
        assertThat(Contradictions.of(prompt(forbidden, wanted))).containsExactly(Kind.POLARITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Use plain words.|Do not use jargon.",
                "Use jargon.|Do not use jargon unless the reader knows it.",
                "Write with children.|Do not write for children.",
                "Do not use jargon.|Do not use jargon.",
                "Use jargon.|Use jargon.",
                "Use technical terms.|Avoid jargon.",
                "استخدم كلمات سهلة.|لا تستخدم المصطلحات.",
            })
    void shouldStaySilentWhenTheWordsDiffer(String one, String other) {
        assertThat(Contradictions.of(prompt(one, other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write at most 100 words.|Write at least 200 words.",
                "Write at most 100 words.|Keep the text under 200 words.",
                "Write 300 words.|Limit the answer to 200 words.",
                "Write 300 words.|Write 400 words.",
                "Write about 100 words.|Write 300 words.",
                "Write 100 to 150 words.|Write 200-250 words.",
                "Write 2 pages.|Write no more than 1 page.",
                "Write 300 words or more.|Write no more than 299 words.",
                "اكتب ٢٠٠ كلمة على الأقل.|لا تتجاوز 100 كلمة.",
                "اكتب 3 فقرات.|اكتب 5 فقرات.",
                "اكتب نصا لا يقل عن 300 كلمة.|اكتب 100 كلمة كحد أقصى.",
            })
    void shouldFindTwoLimitsOfTheWholeAnswer(String one, String other) {
        assertThat(Contradictions.of(prompt(one, other))).containsExactly(Kind.LENGTH);
        assertThat(Contradictions.of(prompt(other, one))).containsExactly(Kind.LENGTH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write at least 100 words.|Write at most 200 words.",
                "Write at least 100 words.|Write at least 150 words.",
                "Write at most 100 words.|Write no more than 100 words.",
                "Write about 100 words.|Write at most 125 words.",
                "Write 300 words or more.|Write no more than 300 words.",
                "Write 500 words.|Begin with a summary of 50 words.",
                "Write 500 words.|Use 20 words for each bullet.",
                "Write 300 words.|Write 3 paragraphs.",
                "اكتب 200 كلمة على الأقل.|لا تتجاوز 300 كلمة.",
                "اكتب 300 كلمة.|اكتب 20 كلمة لكل قسم.",
            })
    void shouldStaySilentWhenALengthKeepsBothOrTheySpeakOfDifferentThings(String one, String other) {
        assertThat(Contradictions.of(prompt(one, other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write the letter in English.|Answer in French.",
                "اكتب الرسالة باللغة العربية.|الرد يكون بالإنجليزية.",
                "Write the letter in Arabic.|أجب باللغة الفرنسية.",
            })
    void shouldFindTwoLanguagesDemanded(String one, String other) {
        assertThat(Contradictions.of(prompt(one, other))).containsExactly(Kind.LANGUAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write the letter in English.|Respond in English only.",
                "Write the letter in English.|Explain a custom known in French villages.",
                "Answer in English and Arabic.|Answer in Arabic.",
                "Translate the letter.|Write one version in English.",
                "اكتب باللغة العربية.|Answer in Arabic.",
            })
    void shouldStaySilentWhenOneLanguageOrBothAreWanted(String one, String other) {
        assertThat(Contradictions.of(prompt(one, other))).isEmpty();
    }

    @Test
    void shouldFindEveryKindAndNoneInABlankPrompt() {
        assertThat(Contradictions.of(prompt(
                        "Use jargon.",
                        "Avoid jargon.",
                        "Write 100 words.",
                        "Write 200 words.",
                        "Answer in French.",
                        "Answer in Arabic.")))
                .containsExactly(Kind.values());
        assertThat(Contradictions.of("")).isEmpty();
        assertThat(Contradictions.of("## Role")).isEmpty();
    }

    @Test
    void shouldReadSentencesOfOneLineApart() {
        assertThat(Contradictions.of("## Context\nUse jargon. Do not use jargon."))
                .containsExactly(Kind.POLARITY);
    }

    private static String prompt(String... lines) {
        return Arrays.stream(lines).collect(Collectors.joining("\n- ", "## Instructions\n- ", ""));
    }
}
