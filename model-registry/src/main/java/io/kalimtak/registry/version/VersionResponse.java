package io.kalimtak.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One version: its columns, where it came from and what came of it, and every change of its status. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record VersionResponse(@JsonUnwrapped VersionSummary columns, Lineage lineage, List<Change> history) {

    /**
     * Back to the run and the set, forward to the versions built on this one.
     *
     * @param children names, the oldest first
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "VersionLineage")
    record Lineage(UUID runId, UUID trainingSetId, String parentVersion, List<String> children) {}

    /** A line of the history, the oldest first. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "VersionChange")
    record Change(String from, String to, Instant at, String actor, String reason, Map<String, String> evidence) {
        static Change of(StatusChange change) {
            return new Change(
                    change.from() == null ? null : change.from().label(),
                    change.to().label(),
                    change.at(),
                    change.actor(),
                    change.reason(),
                    change.evidence());
        }
    }

    static VersionResponse of(ModelVersion version, List<String> children, List<StatusChange> history) {
        Registration facts = version.facts();
        return new VersionResponse(
                VersionSummary.of(version),
                new Lineage(facts.runId(), facts.trainingSetId(), facts.parentVersion(), children),
                history.stream().map(Change::of).toList());
    }
}
