package io.kalimtak.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One version: its columns, where it came from and what came of it, and every change of its status. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record VersionResponse(@JsonUnwrapped VersionSummary columns, VersionLineage lineage, List<VersionChange> history) {

    /**
     * Back to the run and the set, forward to the versions built on this one.
     *
     * @param children names, the oldest first
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VersionLineage(UUID runId, UUID trainingSetId, String parentVersion, List<String> children) {}

    /** A line of the history, the oldest first. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VersionChange(
            String from, String to, Instant at, String actor, String reason, Map<String, String> evidence) {
        static VersionChange of(StatusChange change) {
            return new VersionChange(
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
                new VersionLineage(facts.runId(), facts.trainingSetId(), facts.parentVersion(), children),
                history.stream().map(VersionChange::of).toList());
    }
}
