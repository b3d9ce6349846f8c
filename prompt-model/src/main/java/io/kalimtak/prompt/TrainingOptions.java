package io.kalimtak.prompt;

import java.util.Objects;

/**
 * How to train.
 *
 * @param version the new version's name
 * @param parentVersion the version it follows, or null
 * @param trainingSetHash hash of the training set, written to the manifest, or null
 * @param seed seed of everything random; the same pairs, options and seed give the same bytes
 * @param minPairsPerLanguage below this a language stays on the template
 * @param minSources how many people (or clusters, where the person is unknown) must use a line before it is quoted
 */
public record TrainingOptions(
        String version,
        String parentVersion,
        String trainingSetHash,
        long seed,
        int minPairsPerLanguage,
        int minSources) {
    public TrainingOptions {
        Objects.requireNonNull(version, "version");
        if (minSources < 1 || minPairsPerLanguage < 2) {
            throw new IllegalArgumentException("minSources must be at least 1 and minPairsPerLanguage at least 2.");
        }
    }

    /** Seed 42, 50 pairs a language, two sources a line. */
    public static TrainingOptions defaults(String version, String parentVersion, String trainingSetHash) {
        return new TrainingOptions(version, parentVersion, trainingSetHash, 42, 50, 2);
    }

    /** The same with another seed. */
    public TrainingOptions withSeed(long other) {
        return new TrainingOptions(version, parentVersion, trainingSetHash, other, minPairsPerLanguage, minSources);
    }

    /** The same with another number of sources a line needs. */
    public TrainingOptions withMinSources(int other) {
        return new TrainingOptions(version, parentVersion, trainingSetHash, seed, minPairsPerLanguage, other);
    }
}
