package io.kalimtak.curation.golden;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An item of the golden set as an administrator sees it.
 *
 * @param state {@code waiting}, {@code held} or {@code trained}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record GoldenItemResponse(
        UUID interactionId,
        String inputText,
        String target,
        boolean corrected,
        String language,
        String domainCategory,
        String useCase,
        String targetTool,
        String modelVersion,
        String state,
        String addedBy,
        Instant addedAt) {
    static GoldenItemResponse of(GoldenItem item) {
        return new GoldenItemResponse(
                item.interactionId(),
                item.input(),
                item.target(),
                item.corrected(),
                item.language(),
                item.domain(),
                item.useCase(),
                item.targetTool(),
                item.modelVersion(),
                item.state().name().toLowerCase(Locale.ROOT),
                item.actor(),
                item.addedAt());
    }
}
