package io.kalimtak.curation.content.moderation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The categories of OpenAI's moderation endpoint (API reference, "Moderations"). */
public enum Category {
    HARASSMENT("harassment"),
    HARASSMENT_THREATENING("harassment/threatening"),
    HATE("hate"),
    HATE_THREATENING("hate/threatening"),
    ILLICIT("illicit"),
    ILLICIT_VIOLENT("illicit/violent"),
    SELF_HARM("self-harm"),
    SELF_HARM_INTENT("self-harm/intent"),
    SELF_HARM_INSTRUCTIONS("self-harm/instructions"),
    SEXUAL("sexual"),
    SEXUAL_MINORS("sexual/minors"),
    VIOLENCE("violence"),
    VIOLENCE_GRAPHIC("violence/graphic"),
    /** What a moderator flags under a name that is none of these, or under none. */
    OTHER("other");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /** As the endpoint names it. */
    public String label() {
        return label;
    }

    /** By the endpoint's name; {@link #OTHER} for names that are not known. */
    public static Category of(String label) {
        return Arrays.stream(values())
                .filter(category -> category.label.equals(label))
                .findFirst()
                .orElse(OTHER);
    }

    /**
     * The categories that a setting names; all when it is not set. Throws IllegalArgumentException, which names the setting
     * and what it may hold.
     */
    public static Set<Category> named(Optional<Set<String>> labels, String setting) {
        Set<Category> named = EnumSet.noneOf(Category.class);
        for (String label : labels.orElseGet(() -> Set.copyOf(labels(EnumSet.allOf(Category.class))))) {
            Category category = of(label);
            if (!category.label.equals(label)) {
                throw new IllegalArgumentException(
                        setting + " knows " + String.join(", ", labels(EnumSet.allOf(Category.class))));
            }
            named.add(category);
        }
        return named;
    }

    /** The endpoint's names, in the order of the categories. */
    public static List<String> labels(Set<Category> categories) {
        return categories.stream().sorted().map(Category::label).toList();
    }
}
