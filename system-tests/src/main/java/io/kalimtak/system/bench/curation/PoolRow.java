package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.Bands;
import io.kalimtak.curation.near.Embedding8;
import io.kalimtak.curation.near.Hyperplanes;
import io.kalimtak.curation.near.MinHash;
import io.kalimtak.prompt.phrase.Hashes;
import io.kalimtak.system.bench.ingest.Texts;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * A rated interaction of an installation that has curated many.
 *
 * @param number from 0 on; the row is the same for the same number and bases
 * @param key of the request
 * @param meaning the request's vector in bytes
 * @param bands what the request is found by
 * @param cluster of the base that it is a near-duplicate of; 0 when it is like none
 */
record PoolRow(
        int number,
        UUID id,
        String input,
        String prompt,
        String key,
        MinHash signature,
        byte[] meaning,
        long[] bands,
        long cluster) {
    /** As the service is configured (kalimtak.curation.similarity). */
    private static final double MIN_JACCARD = 0.7;

    private static final double MIN_COSINE = 0.95;

    /** Of a request's words so many at most are another's. */
    private static final double MOST_MIXED = 0.5;

    /**
     * A vector turns by 1.25 × the root of the share of words that are others': so the cosine is 0.95 at 8 % and 0.9 at 15 %,
     * where half of the edits of the load corpus have it (docs/benchmarks.md, by meaning).
     */
    private static final double TURN = 1.25;

    /**
     * A request that the service has judged.
     *
     * @param words of its text
     * @param vector of length 1
     * @param cluster in which the service put it
     */
    record Base(List<String> words, MinHash signature, float[] vector, byte[] meaning, long cluster) {
        Base {
            words = List.copyOf(words);
        }
    }

    /**
     * A base with words of another one in the place of some of its own, and its vector turned towards the other's as far:
     * from what is nearly the base to what has half of it.
     */
    static PoolRow of(int number, List<Base> bases) {
        SplittableRandom random = new SplittableRandom(number);
        Base base = bases.get(random.nextInt(bases.size()));
        Base other = bases.get(random.nextInt(bases.size()));
        double share = MOST_MIXED * random.nextDouble();
        UUID id = new UUID(random.nextLong(), random.nextLong());
        String input = Texts.mixed(base.words(), other.words(), share, random);
        float[] vector = turned(base.vector(), other.vector(), TURN * Math.sqrt(share));
        MinHash signature = MinHash.of(input);
        byte[] meaning = Embedding8.of(vector);
        boolean alike = signature.estimate(base.signature()) >= MIN_JACCARD
                || Embedding8.cosine(meaning, base.meaning()) >= MIN_COSINE;
        return new PoolRow(
                number,
                id,
                input,
                RatedSamples.prompt(input),
                Hashes.clusterKey(input),
                signature,
                meaning,
                LongStream.concat(LongStream.of(Bands.of(signature)), LongStream.of(Hyperplanes.of(vector)))
                        .toArray(),
                alike ? base.cluster() : 0);
    }

    private static float[] turned(float[] vector, float[] other, double by) {
        float[] turned = new float[vector.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (float) (vector[i] + by * other[i]);
        }
        return turned;
    }
}
