package io.kalimtak.registry.route;

import java.time.Instant;
import java.util.UUID;

/**
 * What a gateway chose for one request, as the interaction says.
 *
 * @param rolloutId the rollout that wrote the gateway's table; null where none did
 * @param probability in (0, 1]: with which the arm was chosen
 * @param at when the request was accepted, by the gateway's clock
 */
public record Choice(String route, String arm, String version, UUID rolloutId, double probability, Instant at) {}
