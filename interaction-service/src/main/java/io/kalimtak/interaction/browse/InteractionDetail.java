package io.kalimtak.interaction.browse;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** One interaction with everything that is held about it except identity. */
record InteractionDetail(
        UUID interactionId,
        UUID sessionId,
        String subjectId,
        String inputText,
        String structuredPrompt,
        String modelOutput,
        int tokensInput,
        int tokensOutput,
        int tokensTotal,
        boolean tokensCounted,
        int processingTimeMs,
        String targetTool,
        String language,
        boolean trainingAllowed,
        Map<String, String> metadata,
        Integer feedbackScore,
        String feedbackText,
        InteractionLineage lineage,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Why this version answered.
     *
     * @param rolloutId the rollout in force at the time; null outside one
     * @param assignmentProbability in (0, 1]: how likely this arm was to be chosen
     */
    record InteractionLineage(
            String modelVersion, String route, UUID rolloutId, String arm, double assignmentProbability) {}
}
