package io.kalimtak.curation.content;

import io.kalimtak.curation.content.moderation.Category;
import io.kalimtak.curation.content.moderation.ModerationEndpoint;
import io.kalimtak.curation.rule.TextRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        return config.categories()
                .map(names -> names.stream().map(ContentRules::category).collect(Collectors.toSet()))
                .orElseGet(() -> EnumSet.allOf(Category.class));
    }

    /**
     * The moderation server, when one is set. Throws IllegalStateException when the key's variable is not set, and
     * UncheckedIOException when its file cannot be read: a start without the key would drop every row.
     *
     * @param environment a variable's value by its name, or null
     */
    public static Optional<ModerationEndpoint> endpoint(
            ContentConfig.Moderation config, Function<String, String> environment) {
        return config.url()
                .map(url -> new ModerationEndpoint(
                        url,
                        config.model(),
                        key(config, environment),
                        config.timeout(),
                        config.attempts(),
                        config.firstPause(),
                        config.longestPause(),
                        config.batch()));
    }

    private static String key(ContentConfig.Moderation config, Function<String, String> environment) {
        if (config.keyEnv().isPresent()) {
            String key = environment.apply(config.keyEnv().get());
            if (key == null || key.isBlank()) {
                throw new IllegalStateException(
                        "kalimtak.curation.content.moderation.key-env names a variable that is not set");
            }
            return key.strip();
        }
        return config.keyFile().map(ContentRules::read).orElse("");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("kalimtak.curation.content.moderation.key-file cannot be read", e);
        }
    }

    private static Category category(String name) {
        Category category = Category.of(name);
        if (category == Category.OTHER && !Category.OTHER.label().equals(name)) {
            throw new IllegalArgumentException("kalimtak.curation.content.unsafe.categories knows "
                    + Arrays.stream(Category.values()).map(Category::label).collect(Collectors.joining(", ")));
        }
        return category;
    }
}
