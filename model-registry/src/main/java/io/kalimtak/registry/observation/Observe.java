package io.kalimtak.registry.observation;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps of each event what rollouts are decided by. Repeated and outdated events change nothing; what comes late about an
 * erased person is dropped.
 */
@ApplicationScoped
public class Observe {
    private final ObservationStore observations;
    private final ObservedFeedbackStore feedback;
    private final ShadowStore shadows;
    private final Tombstones tombstones;

    Observe(ObservationStore observations, ObservedFeedbackStore feedback, ShadowStore shadows, Tombstones tombstones) {
        this.observations = observations;
        this.feedback = feedback;
        this.shadows = shadows;
        this.tombstones = tombstones;
    }

    /** Keeps answered requests, all or, when one cannot be kept, none. */
    @Transactional
    void interactions(List<Interaction> arrived) {
        Set<UUID> late = tombstones.late(arrived.stream()
                .map(one -> new Tombstones.Arrived(one.getInteractionId(), one.getSubjectId(), one.getCreatedAt()))
                .toList());
        observations.insert(arrived.stream()
                .filter(one -> !late.contains(one.getInteractionId()))
                .toList());
    }

    /** Keeps what shadows did, all or, when one cannot be kept, none. */
    @Transactional
    void shadows(List<ShadowAnswer> arrived) {
        Set<UUID> late = tombstones.late(arrived.stream()
                .map(one -> new Tombstones.Arrived(one.getInteractionId(), one.getSubjectId(), one.getCreatedAt()))
                .toList());
        shadows.insert(arrived.stream()
                .filter(one -> !late.contains(one.getInteractionId()))
                .toList());
    }

    /** Keeps what people said, all or, when one cannot be kept, none. */
    @Transactional
    void feedback(List<Feedback> arrived) {
        Set<UUID> unsaid = tombstones.unsaid(arrived.stream()
                .map(one -> new Tombstones.Said(
                        one.getFeedbackId(), one.getInteractionId(), one.getSubjectId(), one.getSubmittedAt()))
                .toList());
        feedback.merge(arrived.stream()
                .filter(one -> !unsaid.contains(one.getFeedbackId()))
                .toList());
    }

    /** Removes what a person had and said up to a moment, within an erasure. The number of rows. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long erase(String subjectId, Instant before) {
        List<UUID> gone = observations.erase(subjectId, before);
        tombstones.bury(gone);
        return gone.size() + feedback.erase(subjectId, before, gone) + shadows.erase(subjectId, before, gone);
    }
}
