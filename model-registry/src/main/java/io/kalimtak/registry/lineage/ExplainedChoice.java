package io.kalimtak.registry.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.registry.route.PastTable;

/**
 * Why one request was answered by one version.
 *
 * @param table the table that the gateway chose by, with its reason and who wrote it; null where the history has none that
 *     gives this arm to this version
 * @param newerRevision the revision that the registry had written by then, when the gateway had not yet taken it up; null
 *     when it had
 * @param version null where the registry does not know it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExplainedChoice(PastTable table, Long newerRevision, VersionLineage version) {}
