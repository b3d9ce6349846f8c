package io.kalimtak.registry.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A table of a route's history.
 *
 * @param until when the next one took its place; null while it is in force
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PastTable(@JsonUnwrapped RoutingTable table, Instant until) {}
