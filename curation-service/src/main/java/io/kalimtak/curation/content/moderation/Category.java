package io.kalimtak.curation.content.moderation;

import java.util.Arrays;

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
}
