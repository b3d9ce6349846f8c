package io.kalimtak.prompt;

import java.time.Duration;
import java.util.Map;

/**
 * What a training made.
 *
 * @param version the version's name
 * @param pairs pairs used
 * @param pairsByLanguage the same by language; sums to {@code pairs}
 * @param took wall-clock time
 * @param artifactSha256 SHA-256 of the artifact, hexadecimal
 * @param artifactBytes its size in bytes
 */
public record TrainingReport(
        String version,
        int pairs,
        Map<String, Integer> pairsByLanguage,
        Duration took,
        String artifactSha256,
        long artifactBytes) {
    public TrainingReport {
        pairsByLanguage = Map.copyOf(pairsByLanguage);
    }
}
