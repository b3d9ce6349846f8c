package io.kalimtak.prompt.vector;

import io.kalimtak.prompt.SentenceEncoder;

/** Which vectors a language gets: MiniLM for English, hashed character n-grams for every other. */
public final class TextVectors {
    /** A request is judged by its beginning: an answer must stay within milliseconds. */
    private static final int MAX_CHARACTERS = 400;

    private TextVectors() {}

    /** The vector of the beginning of a text, for finding. */
    public static float[] gist(String text, String language) {
        return whole(head(text), language);
    }

    /** The part of a text that {@link #gist} reads. */
    public static String head(String text) {
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    }

    /** The vector of a text, for measuring. */
    public static float[] whole(String text, String language) {
        return usesEncoder(language) ? SentenceEncoder.encode(text) : HashedVectors.encode(text);
    }

    /** Whether the language's vectors come from the sentence encoder. */
    public static boolean usesEncoder(String language) {
        return "en".equals(language);
    }
}
