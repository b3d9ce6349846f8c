package io.kalimtak.registry.version;

import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.artifact.StoredArtifact;
import io.kalimtak.registry.db.Micros;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The only writer of a version's status: the row, a line of history and the event, together, in the caller's
 * transaction. Events of one version leave in the order of its changes because every change holds the row's lock.
 */
@ApplicationScoped
public class VersionLifecycle {
    private final VersionStore versions;
    private final Outbox outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Event<VersionEntered> entries;

    VersionLifecycle(
            VersionStore versions, Outbox outbox, Clock clock, Supplier<UUID> ids, Event<VersionEntered> entries) {
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.entries = entries;
    }

    /** Enters a version; empty when the name is taken. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ModelVersion> enter(String name, Registration facts, Long artifactBytes, Why why) {
        if (!VersionTransitions.FIRST.contains(facts.status())) {
            throw new IllegalArgumentException("a version does not enter as " + facts.status());
        }
        Instant now = Micros.now(clock);
        ModelVersion entered = new ModelVersion(
                name,
                facts,
                artifactBytes,
                facts.status(),
                why.reason(),
                null,
                now,
                versions.heldErased(facts.trainingSetId()));
        if (!versions.insert(entered)) {
            return Optional.empty();
        }
        record(entered, null, why, now);
        entries.fire(new VersionEntered(entered));
        return Optional.of(entered);
    }

    /**
     * Changes a status. Throws a 404 for an unknown version and a 409 where the table does not allow the change, or where
     * traffic would come to a version whose artifact is not here.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ModelVersion move(String name, VersionStatus to, Why why) {
        ModelVersion from =
                versions.lock(name).orElseThrow(() -> ProblemException.notFound("There is no version " + name + "."));
        if (!VersionTransitions.allowed(from.status(), to)) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "Version " + name + " is " + from.status().label() + " and cannot become " + to.label() + ".");
        }
        if (VersionTransitions.SERVING.contains(to) && from.facts().awaitsArtifact()) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "Version " + name
                            + " was registered from elsewhere, and what lies there cannot be served. Upload its"
                            + " artifact first: PUT /internal/model-versions/" + name
                            + "/artifact; then ask for the rollout again.");
        }
        Instant now = Micros.now(clock);
        Instant deployedAt = to == VersionStatus.LIVE ? now : from.deployedAt();
        ModelVersion moved = new ModelVersion(
                name,
                from.facts(),
                from.artifactBytes(),
                to,
                why.reason(),
                deployedAt,
                from.createdAt(),
                from.containsErasedData());
        versions.setStatus(moved, now);
        record(moved, from.status(), why, now);
        return moved;
    }

    /** Notes the artifact of a version that was registered from elsewhere; its status stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ModelVersion supply(String name, StoredArtifact artifact, String actor) {
        ModelVersion found = versions.lock(name).orElseThrow();
        if (!found.facts().awaitsArtifact()) {
            return found;
        }
        Instant now = Micros.now(clock);
        ModelVersion supplied = new ModelVersion(
                name,
                found.facts().with(artifact.sha256()),
                artifact.bytes(),
                found.status(),
                found.reason(),
                found.deployedAt(),
                found.createdAt(),
                found.containsErasedData());
        versions.setArtifact(supplied, now);
        Why why = new Why(actor, "its artifact was uploaded", Map.of("artifact_sha256", artifact.sha256()));
        record(supplied, found.status(), why, now);
        return supplied;
    }

    /** Marks a version as trained on somebody who was erased; its status stays. Marking it again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ModelVersion markErased(String name, Why why) {
        ModelVersion found = versions.lock(name).orElseThrow();
        if (found.containsErasedData()) {
            return found;
        }
        Instant now = Micros.now(clock);
        ModelVersion marked = new ModelVersion(
                name,
                found.facts(),
                found.artifactBytes(),
                found.status(),
                found.reason(),
                found.deployedAt(),
                found.createdAt(),
                true);
        versions.setErased(name, now);
        record(marked, found.status(), why, now);
        return marked;
    }

    private void record(ModelVersion version, VersionStatus from, Why why, Instant at) {
        versions.append(
                version.version(),
                new StatusChange(from, version.status(), at, why.actor(), why.reason(), why.evidence()));
        outbox.append(Topic.MODEL_VERSIONS, version.version(), VersionEvents.of(version, ids.get(), at));
    }
}
