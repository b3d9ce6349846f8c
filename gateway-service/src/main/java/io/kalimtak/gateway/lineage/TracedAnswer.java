package io.kalimtak.gateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * What answered an interaction, and why.
 *
 * @param at when the request was accepted
 * @param rolloutId the rollout in force then; null outside one
 * @param assignmentProbability in (0, 1]: how likely this arm was to be chosen
 * @param table the routing table that it was chosen by, with its reason and who wrote it; null where the registry's history
 *     has none that gives the arm to the version
 * @param newerRevision the revision that the registry had written by then, when the gateway had not yet taken it up
 * @param version what the version came from; null where the registry does not know it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TracedAnswer(
        Instant at,
        String route,
        UUID rolloutId,
        String arm,
        double assignmentProbability,
        String modelVersion,
        TracedTable table,
        Long newerRevision,
        TracedVersion version) {}
