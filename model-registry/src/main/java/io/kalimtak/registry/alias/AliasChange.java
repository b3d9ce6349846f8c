package io.kalimtak.registry.alias;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One line of an alias's history.
 *
 * @param place grows with every line of the alias
 * @param from what it named before; null where it named nothing
 * @param to what it named from then on; null where it was deleted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AliasChange(@JsonIgnore long place, String from, String to, Instant at, String actor) {}
