package io.kalimtak.curation.golden;

import java.time.Instant;
import java.util.UUID;

/**
 * A request of the golden set with the answer that a reviewer held to be right. Both are without personal data.
 *
 * @param subjectId pseudonym of the person who asked, or null
 * @param raterId pseudonym of the person whose correction the target is, or null
 * @param requestKey hash of the normalised request
 * @param contentHash hash of request and target as they were said
 * @param language primary subtag in lower case; {@code und} when unknown
 * @param targetTool as the caller wrote it, or null
 * @param corrected whether the target is somebody's correction
 * @param createdAt when the request was made
 * @param state see {@link State}
 * @param actor who added it
 */
public record GoldenItem(
        UUID interactionId,
        String subjectId,
        String raterId,
        String requestKey,
        String contentHash,
        String input,
        String target,
        String language,
        String domain,
        String useCase,
        String targetTool,
        String modelVersion,
        boolean corrected,
        Instant createdAt,
        State state,
        String actor,
        Instant addedAt) {
    /** What has become of an item. */
    public enum State {
        /** It has not been compared yet with what was trained on: the next job does. Until then nothing like it is trained on. */
        WAITING,
        /** It is in every set from now on, and nothing like it is trained on. */
        HELD,
        /** A set had something like it to train on before: it is in no set. */
        TRAINED
    }
}
