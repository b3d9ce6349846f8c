package io.kalimtak.curation.near;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Says which requests are nearly the same: by their characters in any language, and by their meaning where an encoder knows
 * the language. Both are symmetric and depend on the two requests alone.
 */
@ApplicationScoped
public class Similarity {
    private final SimilarityConfig config;

    Similarity(SimilarityConfig config) {
        this.config = config;
    }

    /**
     * What a request is compared by.
     *
     * @param meaning the sentence vector of the whole request; null where there is none
     */
    public Fingerprint fingerprint(String request, float[] meaning) {
        MinHash signature = MinHash.of(request);
        long[] keys = Bands.of(signature);
        if (meaning == null) {
            return new Fingerprint(signature.bytes(), null, keys);
        }
        long[] all = LongStream.concat(Arrays.stream(keys), Arrays.stream(Hyperplanes.of(meaning)))
                .toArray();
        return new Fingerprint(signature.bytes(), Embedding8.of(meaning), all);
    }

    /** Whether two requests are near-duplicates. Their bands are not looked at. */
    public boolean alike(Fingerprint one, Fingerprint other) {
        if (MinHash.fromBytes(one.signature()).estimate(MinHash.fromBytes(other.signature())) >= config.minJaccard()) {
            return true;
        }
        return one.embedding() != null
                && other.embedding() != null
                && Embedding8.cosine(one.embedding(), other.embedding()) >= config.minCosine();
    }

    /** What {@link #alike} goes by, by name in snake case. */
    public Map<String, String> settings() {
        return Map.of(
                "min_jaccard",
                Double.toString(config.minJaccard()),
                "min_cosine",
                Double.toString(config.minCosine()),
                "signature",
                "minhash-5-grams-128x16",
                "bands",
                Bands.BANDS + "x" + Bands.ROWS + "+" + Hyperplanes.BANDS + "x" + Hyperplanes.BITS);
    }
}
