package io.kalimtak.curation.judgement;

import io.kalimtak.curation.classification.Classification;
import io.kalimtak.curation.near.Fingerprint;
import java.util.Map;
import java.util.UUID;

/**
 * What was made of an interaction's words. It follows from the words and the judge alone.
 *
 * @param targetHash SHA-256 of the target that was judged, hexadecimal
 * @param judge which rules, settings and classifier judged: {@link Judge.Sitting#id()}
 * @param requestKey hash of the normalised request without personal data; requests that share it are the same
 * @param contentHash hash of request and target as they were said
 * @param language primary subtag in lower case; {@code und} when unknown
 * @param redactions how many values of each type of personal data the redacted row has placeholders for
 * @param dropped what drops the row, or null
 * @param fingerprint what near-duplicates are found by; null for a row that is dropped, and for a judgement that was read back
 */
public record Judgement(
        UUID interactionId,
        String targetHash,
        String judge,
        String requestKey,
        String contentHash,
        String language,
        Classification classification,
        Map<String, Integer> redactions,
        Dropped dropped,
        Fingerprint fingerprint) {
    /** The rule that drops a row, with its reason. */
    public record Dropped(String rule, int version, String reason) {}

    public Judgement {
        redactions = Map.copyOf(redactions);
    }
}
