package io.kalimtak.gateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A training set that held an interaction.
 *
 * @param heldAs {@code train} to be learnt, {@code eval} or {@code golden} to be tested on, {@code rejected} as the worse
 *     answer of a preference
 * @param status PUBLISHED or REVOKED
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TracedSet(UUID trainingSetId, String heldAs, String status, Instant createdAt) {}
