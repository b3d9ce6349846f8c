package io.kalimtak.gateway.lineage;

import io.kalimtak.gateway.proxy.Peers;
import io.kalimtak.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts an interaction's lineage together: interaction-service knows what answered, model-registry why, curation-service which
 * sets held it, and model-registry again what was trained on those.
 */
@ApplicationScoped
class TraceInteraction {
    private final Peers peers;

    TraceInteraction(Peers peers) {
        this.peers = peers;
    }

    /** What interaction-service says of an interaction, as far as it is asked for here. */
    record Answered(Instant createdAt, AnsweredBy lineage) {}

    /** Its lineage there. */
    record AnsweredBy(String modelVersion, String route, UUID rolloutId, String arm, double assignmentProbability) {}

    /** The question to model-registry why an arm was chosen. */
    record ChoiceQuestion(String route, String arm, String version, UUID rolloutId, double probability, Instant at) {}

    /** Its answer. */
    record ExplainedChoice(TracedTable table, Long newerRevision, TracedVersion version) {}

    /** What curation-service says. */
    record HoldingSets(List<TracedSet> trainingSets) {}

    /** The question to model-registry what was trained on sets. */
    record ReachedQuestion(List<UUID> trainingSets) {}

    /** Its answer. */
    record ReachedVersions(List<TracedReach> versions) {}

    /**
     * Throws a 404 problem for an interaction that neither is kept nor stands in a set. One that is no longer kept may stand
     * in sets all the same.
     */
    InteractionTrace of(UUID id) {
        Optional<Answered> answered = peers.get("interaction-service", "/api/admin/interactions/" + id, Answered.class);
        List<TracedSet> sets = peers.required(
                        "curation-service", "/internal/lineage/interactions/" + id, HoldingSets.class)
                .trainingSets();
        if (answered.isEmpty() && sets.isEmpty()) {
            throw ProblemException.notFound(
                    "There is no interaction with this id here: it was never stored, or its time is over, or its author was"
                            + " erased.");
        }
        return new InteractionTrace(
                id, answered.map(this::explained).orElse(null), new InteractionTrace.Reach(sets, reached(sets)));
    }

    private TracedAnswer explained(Answered answered) {
        AnsweredBy by = answered.lineage();
        ChoiceQuestion question = new ChoiceQuestion(
                by.route(),
                by.arm(),
                by.modelVersion(),
                by.rolloutId(),
                by.assignmentProbability(),
                answered.createdAt());
        ExplainedChoice why = peers.post("model-registry", "/internal/lineage/choice", question, ExplainedChoice.class)
                .orElse(new ExplainedChoice(null, null, null));
        return new TracedAnswer(
                answered.createdAt(),
                by.route(),
                by.rolloutId(),
                by.arm(),
                by.assignmentProbability(),
                by.modelVersion(),
                why.table(),
                why.newerRevision(),
                why.version());
    }

    private List<TracedReach> reached(List<TracedSet> sets) {
        if (sets.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = sets.stream().map(TracedSet::trainingSetId).distinct().toList();
        return peers.post(
                        "model-registry", "/internal/lineage/reached", new ReachedQuestion(ids), ReachedVersions.class)
                .map(ReachedVersions::versions)
                .orElse(List.of());
    }
}
