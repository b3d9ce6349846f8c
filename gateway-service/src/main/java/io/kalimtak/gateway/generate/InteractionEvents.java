package io.kalimtak.gateway.generate;

import io.kalimtak.events.v1.Identity;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.InteractionStage;
import io.kalimtak.gateway.stage.Stage;
import io.kalimtak.prompt.phrase.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An answered request as events. Event ids follow from the interaction's id: a repetition is recognisable. */
final class InteractionEvents {
    private static final int LONGEST_USER_AGENT = 512;

    private InteractionEvents() {}

    static Interaction interaction(Answered answered, String subject, boolean trainingAllowed, Double cost) {
        GenerateResponse response = answered.response();
        return Interaction.newBuilder()
                .setEventId(eventId("interaction", response.interactionId()))
                .setOccurredAt(response.createdAt())
                .setInteractionId(response.interactionId())
                .setSubjectId(subject)
                .setSessionId(response.sessionId())
                .setInputText(answered.request().inputText())
                .setStructuredPrompt(response.structuredPrompt())
                .setModelOutput(response.modelOutput())
                .setTokensInput(response.tokensInput())
                .setTokensOutput(response.tokensOutput())
                .setTokensTotal(response.tokensTotal())
                .setTokensCounted(answered.ending().tokensCounted())
                .setProcessingTimeMs(response.processingTimeMs())
                .setModelVersion(response.modelVersion())
                .setTargetTool(response.targetTool())
                .setLanguage(response.language())
                .setRoute(answered.table().route())
                .setRolloutId(answered.table().rolloutId())
                .setArm(answered.assignment().arm().name())
                .setAssignmentProbability(answered.assignment().probability())
                .setTrainingAllowed(trainingAllowed)
                .setMetadata(answered.request().metadata())
                .setCreatedAt(response.createdAt())
                .setRefused(Refusals.refuses(response.modelOutput()))
                .setCost(cost)
                .setFinishReason(answered.ending().finishReason())
                .setStages(answered.ending().stages().stream()
                        .map(InteractionEvents::stage)
                        .toList())
                .build();
    }

    private static InteractionStage stage(Stage stage) {
        return InteractionStage.newBuilder()
                .setName(stage.name())
                .setVersion(stage.version())
                .setEngine(stage.engine())
                .setTokensInput(stage.tokensInput())
                .setTokensOutput(stage.tokensOutput())
                .setTokensCounted(stage.tokensCounted())
                .setProcessingTimeMs(stage.processingTimeMs())
                .build();
    }

    static Identity identity(Answered answered, String subject) {
        GenerateResponse response = answered.response();
        return Identity.newBuilder()
                .setEventId(eventId("identity", response.interactionId()))
                .setOccurredAt(response.createdAt())
                .setInteractionId(response.interactionId())
                .setSubjectId(subject)
                .setUserId(answered.request().userId())
                .setIpAddress(answered.from().ipAddress())
                .setUserAgent(cut(answered.from().userAgent()))
                .setCreatedAt(response.createdAt())
                .build();
    }

    private static UUID eventId(String kind, UUID interactionId) {
        return UUID.nameUUIDFromBytes((kind + ":" + interactionId).getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String userAgent) {
        return userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                ? userAgent
                : userAgent.substring(0, LONGEST_USER_AGENT);
    }
}
