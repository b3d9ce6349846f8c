package io.kalimtak.curation.content;

import io.kalimtak.curation.content.moderation.Category;
import io.kalimtak.curation.rule.TextRule;
import java.util.List;
import java.util.Set;

/** The rules of this package by their configuration. */
public final class ContentRules {
    private ContentRules() {}

    /** In the order in which they are to be asked: what hides words first, then the cheap ones. */
    public static List<TextRule> of(ContentConfig config) {
        ContentConfig.Structure structure = config.structure();
        ContentConfig.Gibberish gibberish = config.gibberish();
        return List.of(
                new CharactersRule(),
                new StructureRule(structure.maxLine(), structure.minRatio(), structure.maxRatio()),
                new RefusalRule(config.echoShare()),
                new GibberishRule(gibberish.unusual(), gibberish.mashShare(), gibberish.symbolShare()),
                new RepetitionRule(
                        config.repetition().minLines(),
                        config.repetition().minWords(),
                        config.repetition().slack()),
                new LanguageRule(
                        config.language().allowed().orElse(Set.of()),
                        config.language().minLetters()),
                new PromptInjectionRule(config.triggers().orElse(List.of())),
                new UnsafeContentRule(
                        List.of(new LexicalModerator()),
                        categories(config.unsafe()),
                        config.unsafe().minSeverity()));
    }

    /** Which categories drop a row. Throws IllegalArgumentException for a name that is no category. */
    public static Set<Category> categories(ContentConfig.Unsafe config) {
        return Category.named(config.categories(), "kalimtak.curation.content.unsafe.categories");
    }
}
