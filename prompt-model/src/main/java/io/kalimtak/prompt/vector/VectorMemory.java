package io.kalimtak.prompt.vector;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vectors of texts that were asked for before. An evaluation meets the same texts again: targets with every version, and
 * lines in many answers. Least recently used ones go first. Not for use by several threads.
 */
public final class VectorMemory {
    /** 12 MB of vectors. */
    private static final int MOST = 8_192;

    private record Key(String text, boolean encoded) {}

    private final Map<Key, float[]> vectors;

    public VectorMemory() {
        this(MOST);
    }

    VectorMemory(int most) {
        vectors = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
                return size() > most;
            }
        };
    }

    /** As {@link TextVectors#whole}; the vector is shared and must not be changed. */
    public float[] whole(String text, String language) {
        return vectors.computeIfAbsent(
                new Key(text, TextVectors.usesEncoder(language)), key -> TextVectors.whole(text, language));
    }

    /** As {@link TextVectors#gist}; the vector is shared and must not be changed. */
    public float[] gist(String text, String language) {
        return whole(TextVectors.head(text), language);
    }

    int size() {
        return vectors.size();
    }
}
