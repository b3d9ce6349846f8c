package io.kalimtak.curation.classification;

import io.kalimtak.prompt.SentenceEncoder;
import io.kalimtak.prompt.vector.HashedVectors;
import io.kalimtak.prompt.vector.TextVectors;
import java.util.Locale;

/** Where a vector lies. Vectors of two spaces cannot be compared, and each space has heads of its own. */
public enum VectorSpace {
    /** Sentence vectors: near where the meaning is. English alone. */
    MEANING(SentenceEncoder.NAME, "en"),
    /** Hashed character 3- to 5-grams: near where the spelling is. Every other language. */
    SPELLING("hashed-3-5-grams/1", "und");

    /** Length of a vector of either space. */
    public static final int DIMENSIONS = HashedVectors.DIMENSIONS;

    private final String id;
    private final String asLanguage;

    VectorSpace(String id, String asLanguage) {
        this.id = id;
        this.asLanguage = asLanguage;
    }

    /** The space of a language, by its primary subtag. */
    static VectorSpace of(String language) {
        String primary = language.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return TextVectors.usesEncoder(primary) ? MEANING : SPELLING;
    }

    /** Name and version of what makes the vectors. */
    String id() {
        return id;
    }

    float[] encode(String text) {
        return TextVectors.gist(text, asLanguage);
    }
}
