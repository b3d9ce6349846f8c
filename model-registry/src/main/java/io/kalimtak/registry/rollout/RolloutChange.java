package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One line of a rollout's history.
 *
 * @param from null for the first
 * @param share of traffic from then on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RolloutChange(RolloutState from, RolloutState to, double share, Instant at, String actor, String reason) {}
