package io.kalimtak.prompt.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.kalimtak.prompt.ArtifactInfo;
import java.util.List;
import java.util.SortedMap;

/** {@code manifest.json}; {@code parts} maps every other entry's name to its SHA-256. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder(alphabetic = true)
public record Manifest(
        int format,
        String version,
        String parentVersion,
        String trainingSetHash,
        long seed,
        String encoder,
        String encoderSha256,
        List<String> pairIds,
        SortedMap<String, Integer> pairsByLanguage,
        List<String> learnedLanguages,
        SortedMap<String, String> parts) {
    /** The entry's name. */
    public static final String NAME = "manifest.json";

    /** The format that this build writes, and the only one it reads. */
    public static final int FORMAT = 1;

    /** What callers see of it. */
    public ArtifactInfo info() {
        return new ArtifactInfo(
                version,
                parentVersion,
                trainingSetHash,
                seed,
                format,
                encoder,
                encoderSha256,
                pairIds,
                pairsByLanguage,
                learnedLanguages);
    }
}
