package io.kalimtak.curation.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.curation.content.moderation.Category;
import io.kalimtak.curation.content.moderation.ModerationEndpoint;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.Rule;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentConfigTest {
    private static final String PREFIX = "kalimtak.curation.content.";
    private static final int PRIORITY = 200;

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
        assertThat(ContentRules.endpoint(config(Map.of()).moderation(), name -> null))
                .isEmpty();
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
    void shouldAskTheServerThatIsSetWithTheKeyOfTheEnvironment() {
        ContentConfig config = config(Map.of("moderation.url", "http://moderation:8080", "moderation.key-env", "KEY"));

        assertThat(ContentRules.endpoint(config.moderation(), Map.of("KEY", " k \n")::get))
                .contains(new ModerationEndpoint(
                        URI.create("http://moderation:8080"),
                        "omni-moderation-latest",
                        "k",
                        Duration.ofSeconds(10),
                        5,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(30),
                        32));
    }

    @Test
    void shouldReadTheKeyFromItsFileWhenNoVariableIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        Map<String, String> set = Map.of("moderation.url", "http://m", "moderation.key-file", file.toString());

        assertThat(ContentRules.endpoint(config(set).moderation(), name -> null)
                        .orElseThrow()
                        .key())
                .isEqualTo("from-file");
    }

    @Test
    void shouldNotStartWhenTheKeyIsMissing() {
        ContentConfig variable = config(Map.of("moderation.url", "http://m", "moderation.key-env", "KEY"));
        ContentConfig file = config(Map.of("moderation.url", "http://m", "moderation.key-file", "/nowhere/key"));

        assertThatThrownBy(() -> ContentRules.endpoint(variable.moderation(), name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("moderation.key-env");
        assertThatThrownBy(() -> ContentRules.endpoint(file.moderation(), name -> null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("moderation.key-file");
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
        Map<String, String> keys = set.entrySet().stream()
                .collect(Collectors.toMap(entry -> PREFIX + entry.getKey(), Map.Entry::getValue));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(Path.class, PRIORITY, new PathConverter())
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .withMapping(ContentConfig.class)
                .build()
                .getConfigMapping(ContentConfig.class);
    }
}
