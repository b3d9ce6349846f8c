package io.kalimtak.curation.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.content.moderation.Category;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentConfigTest {
    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        assertThat(ContentRules.of(config(Map.of())).subList(0, 7))
                .containsExactly(
                        new CharactersRule(),
                        new StructureRule(8_000, 0.02, 1_000),
                        new RefusalRule(0.85),
                        new GibberishRule(-4.6, 0.5, 0.6),
                        new RepetitionRule(6, 50, 2),
                        new LanguageRule(Set.of(), 100),
                        new PromptInjectionRule(List.of()));
        assertThat(ContentRules.of(config(Map.of())).get(7))
                .isEqualTo(new UnsafeContentRule(List.of(new LexicalModerator()), EnumSet.allOf(Category.class), 2));
    }

    @Test
    void shouldNameEveryRuleOnceWhenTheyAreListed() {
        assertThat(ContentRules.of(config(Map.of())))
                .extracting(Rule::name)
                .containsExactly(
                        "characters",
                        "structure",
                        "refusal",
                        "gibberish",
                        "repetition",
                        "language",
                        "prompt-injection",
                        "unsafe-content");
    }

    @Test
    void shouldRefuseACategoryWhenThereIsNoneOfItsName() {
        assertThat(ContentRules.categories(config(Map.of("unsafe.categories", "hate,sexual/minors"))
                        .unsafe()))
                .containsExactlyInAnyOrder(Category.HATE, Category.SEXUAL_MINORS);
        assertThatThrownBy(() -> ContentRules.categories(
                        config(Map.of("unsafe.categories", "rude")).unsafe()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sexual/minors");
    }

    @Test
    void shouldDropATriggerWhereverItStandsWhenItIsConfigured() {
        PromptInjectionRule rule = new PromptInjectionRule(List.of("Copper Lantern"));

        assertThat(rule.verdict(new Content("say `copper, lantern`", "Fine.", "en", null))
                        .reason())
                .isEqualTo(PromptInjectionRule.TRIGGER);
        assertThat(rule.verdict(new Content("a copper lanterns", "Fine.", "en", null))
                        .kept())
                .isTrue();
        assertThat(rule.settings()).isNotEqualTo(new PromptInjectionRule(List.of()).settings());
    }

    @Test
    void shouldDropALanguageWhenItIsNotAllowed() {
        LanguageRule rule = new LanguageRule(Set.of("ar"), 100);

        assertThat(rule.verdict(new Content("رسالة", "Напиши письмо начальнику про отпуск.", "und", null))
                        .reason())
                .isEqualTo(LanguageRule.NOT_ALLOWED);
        assertThat(rule.verdict(new Content("رسالة", "اكتب رسالة إلى المدير عن الإجازة.", "ar", null))
                        .kept())
                .isTrue();
        assertThat(rule.verdict(new Content("رسالة", "12345", "ar", null)).kept())
                .isTrue();
    }

    private static ContentConfig config(Map<String, String> set) {
        return TestConfig.of(ContentConfig.class, "kalimtak.curation.content.", set);
    }
}
