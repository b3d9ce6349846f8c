package io.kalimtak.prompt.vector;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Encodes on all cores those of the texts that are not remembered, so that they are when they are asked for. */
    public void encode(Collection<String> texts, String language) {
        boolean encoded = TextVectors.usesEncoder(language);
        List<Key> missing = texts.stream()
                .map(text -> new Key(text, encoded))
                .distinct()
                .filter(key -> !vectors.containsKey(key))
                .toList();
        List<float[]> found = missing.parallelStream()
                .map(key -> TextVectors.whole(key.text(), language))
                .toList();
        for (int i = 0; i < missing.size(); i++) {
            vectors.put(missing.get(i), found.get(i));
        }
    }

    int size() {
        return vectors.size();
    }
}
