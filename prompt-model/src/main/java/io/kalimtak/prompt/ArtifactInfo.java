package io.kalimtak.prompt;

import java.util.List;
import java.util.Map;

/**
 * What an artifact's manifest says.
 *
 * @param version the version's name
 * @param parentVersion the version it was trained after, or null
 * @param trainingSetHash hash of the training set as its owner computed it, or null
 * @param seed the seed of everything random in its training
 * @param format number of the artifact's format
 * @param encoder name and release of the sentence encoder it needs
 * @param encoderSha256 SHA-256 of the encoder's model file, hexadecimal
 * @param pairIds ids of the curated pairs and of the refused answers it was trained on, so that an erasure finds it
 * @param pairsByLanguage number of pairs per language
 * @param learnedLanguages languages that it has a trained model for; the others are answered by the template
 */
public record ArtifactInfo(
        String version,
        String parentVersion,
        String trainingSetHash,
        long seed,
        int format,
        String encoder,
        String encoderSha256,
        List<String> pairIds,
        Map<String, Integer> pairsByLanguage,
        List<String> learnedLanguages) {
    public ArtifactInfo {
        pairIds = List.copyOf(pairIds);
        pairsByLanguage = Map.copyOf(pairsByLanguage);
        learnedLanguages = List.copyOf(learnedLanguages);
    }
}
