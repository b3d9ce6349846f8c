package io.kalimtak.curation.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * An interaction in the review queue, with what a reviewer needs to judge it.
 *
 * @param correctedOutput what a user said the answer should be, or null; a keep keeps it
 * @param reason {@code suspicious}, {@code unrated}, {@code middling_score}, {@code raters_disagree} or {@code unsure_class}
 * @param informativeness uncertainty × density, 0 to 1
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReviewQueueItem(
        UUID interactionId,
        String inputText,
        String structuredPrompt,
        String correctedOutput,
        String targetTool,
        String language,
        String domainCategory,
        String useCase,
        Integer feedbackScore,
        String modelVersion,
        Instant createdAt,
        String reason,
        double informativeness,
        double uncertainty,
        double density,
        String topic,
        Instant queuedAt,
        @JsonIgnore int place) {}
