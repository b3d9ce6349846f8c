package io.kalimtak.interaction.browse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One interaction with everything that is held about it except identity.
 *
 * @param stages on the way to the answer, in order; empty where an older gateway answered
 * @param finishReason how a chat ended; null for other requests
 * @param cost by the prices of the engines, in their currency; null without prices
 * @param shadowAnswers by the version's name; empty when none was in the shadow
 */
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
        List<ShadowAnswer> shadowAnswers,
        List<InteractionStage> stages,
        String finishReason,
        Double cost,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * One stage.
     *
     * @param name prompt or answer
     * @param version of the routing table; of an answer after a prompt the model's name
     * @param engine embedded, or the name of the endpoint that answered
     */
    record InteractionStage(
            String name,
            String version,
            String engine,
            int tokensInput,
            int tokensOutput,
            boolean tokensCounted,
            int processingTimeMs) {}

    /**
     * What a version in the shadow would have answered; nobody was shown it.
     *
     * @param structuredPrompt null, like output, tokens and similarity, when it failed
     * @param processingTimeMs milliseconds in the background, on a machine that had requests to answer
     * @param similarity chrF in [0, 1] of its structured prompt against the one that was shown
     * @param createdAt when the request was accepted
     */
    record ShadowAnswer(
            String version,
            String structuredPrompt,
            String modelOutput,
            Integer tokensOutput,
            int processingTimeMs,
            Double similarity,
            boolean failed,
            Instant createdAt) {}

    /**
     * Why this version answered.
     *
     * @param rolloutId the rollout in force at the time; null outside one
     * @param assignmentProbability in (0, 1]: how likely this arm was to be chosen
     */
    record InteractionLineage(
            String modelVersion, String route, UUID rolloutId, String arm, double assignmentProbability) {}
}
