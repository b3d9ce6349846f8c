package io.kalimtak.curation.content.moderation;

import java.util.Map;

/** Judges a text by its words, its settings and nothing else: phrases, or a classifier with fixed weights. */
public interface Moderator {
    /** In snake case; precedes its settings in the rule's. */
    String name();

    /** Everything that changes what it says, such as the hash of a list or of weights. */
    Map<String, String> settings();

    /**
     * Throws nothing for any text.
     *
     * @param language primary subtag, or {@code und}
     */
    Moderation moderate(String text, String language);
}
