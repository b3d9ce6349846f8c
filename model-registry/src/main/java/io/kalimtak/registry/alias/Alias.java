package io.kalimtak.registry.alias;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What a name stands for now.
 *
 * @param followsRoute whether the routing table decides it, and nobody can set it by hand
 * @param since when it began to name this version
 * @param actor who brought that about
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Alias(String route, String alias, String version, boolean followsRoute, Instant since, String actor) {}
