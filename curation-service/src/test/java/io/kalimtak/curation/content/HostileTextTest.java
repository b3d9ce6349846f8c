package io.kalimtak.curation.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that make a careless pattern search for hours, or overflow the stack. */
@Timeout(120)
class HostileTextTest {
    private static final int LENGTH = 32_768;
    private static final List<TextRule> RULES = ContentRules.of(TestConfig.of(ContentConfig.class));

    private static final List<String> REASONS = reasons();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\"",
                "“",
                "`",
                "```\n",
                "~~~ \n",
                "<a>\n",
                "<a_b>\n</c_d>\n",
                "![",
                "![x](http://a?",
                "[",
                "{",
                "(((",
                "**",
                "# \n",
                "\u2066",
                "é",
                "Ã©",
                "A",
                "ignore all of the previous ",
                "ignore all ",
                "how do i ",
                "give this the full ",
                "تجاهل كل ",
                "<|im_start|>",
                "AAAA=",
                "I can't ",
                "وو",
                "\n",
                " \n",
                "\t",
                "http://",
                "0 ",
                "و ",
                "\uD83C\uDFF4\uDB40\uDC67"
            })
    void shouldGiveAVerdictWhenATextRepeatsAPiece(String piece) {
        String text = piece.repeat(LENGTH / piece.length());

        for (TextRule rule : RULES) {
            Verdict verdict = rule.verdict(new Content(text, text + "x", "en", null));

            assertThat(verdict.reason()).as(rule.name()).isIn(REASONS);
        }
    }

    /** What these texts may be dropped for, and null for kept. */
    private static List<String> reasons() {
        List<String> reasons = new ArrayList<>(List.of(
                CharactersRule.HIDDEN,
                CharactersRule.DIRECTION,
                StructureRule.FENCE,
                StructureRule.TAGS,
                StructureRule.HEADINGS));
        reasons.addAll(
                List.of(StructureRule.LINE, StructureRule.BREAKS_OFF, RefusalRule.REFUSAL, RefusalRule.PLACEHOLDER));
        reasons.addAll(List.of(RefusalRule.ECHO, GibberishRule.MASH, GibberishRule.SYMBOLS, GibberishRule.MISREAD));
        reasons.addAll(
                List.of(RepetitionRule.LETTER, RepetitionRule.WORD, RepetitionRule.LINES, RepetitionRule.NGRAMS));
        reasons.addAll(List.of(PromptInjectionRule.OVERRIDE, PromptInjectionRule.JUDGE, PromptInjectionRule.TURNS));
        reasons.add(null);
        return reasons;
    }
}
