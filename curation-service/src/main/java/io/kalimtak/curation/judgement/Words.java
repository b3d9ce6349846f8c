package io.kalimtak.curation.judgement;

import io.kalimtak.curation.rule.Content;
import java.util.Locale;
import java.util.UUID;

/** The words of an interaction that are to be judged. */
public record Words(UUID interactionId, Content content) {
    /** The words as a topic told them: the language as a primary subtag in lower case, {@code und} when unknown. */
    public static Words of(UUID interactionId, String input, String target, String language, String targetTool) {
        String primary = language.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return new Words(interactionId, new Content(input, target, primary.isEmpty() ? "und" : primary, targetTool));
    }
}
