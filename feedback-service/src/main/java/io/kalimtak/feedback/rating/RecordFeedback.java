package io.kalimtak.feedback.rating;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.integrity.Flag;
import io.kalimtak.feedback.integrity.Integrity;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps a batch of submissions, has them judged, settles which ones count, and tells it: rows and events are one transaction. A
 * submission that is held already is passed over, so a replay writes nothing and tells nobody; one by a person who was erased,
 * or about such a person's interaction, is dropped.
 */
@ApplicationScoped
public class RecordFeedback {
    private final Integrity integrity;
    private final FeedbackStore feedback;
    private final FeedbackEvents events;
    private final Outbox outbox;
    private final Tombstones tombstones;
    private final Clock clock;

    RecordFeedback(
            Integrity integrity,
            FeedbackStore feedback,
            FeedbackEvents events,
            Outbox outbox,
            Tombstones tombstones,
            Clock clock) {
        this.integrity = integrity;
        this.feedback = feedback;
        this.events = events;
        this.outbox = outbox;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    /**
     * Records all or, when one of them is bad, none: BadSubmissionException, or StoreException.
     *
     * @return why pieces are held for review, one flag each
     */
    @Transactional
    public List<Flag> record(List<FeedbackSubmission> submissions) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Piece> unknown = unknown(submissions, now);
        if (unknown.isEmpty()) {
            return List.of();
        }
        List<Optional<Flag>> flags =
                integrity.judge(unknown.stream().map(Piece::submitted).toList());
        List<Piece> arrived = judged(unknown, flags);
        Succession succession = new Succession(feedback.current(arrived));
        List<Piece> changes = new ArrayList<>();
        arrived.forEach(piece -> changes.addAll(succession.take(piece, now)));
        save(arrived, changes);
        outbox.appendAll(changes.stream().map(events::entry).toList());
        return flags.stream().flatMap(Optional::stream).toList();
    }

    private static List<Piece> judged(List<Piece> pieces, List<Optional<Flag>> flags) {
        List<Piece> judged = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            judged.add(flags.get(i).map(piece::held).orElse(piece));
        }
        return judged;
    }

    private List<Piece> unknown(List<FeedbackSubmission> submissions, Instant now) {
        Set<UUID> unsaid = tombstones.unsaid(submissions.stream()
                .map(one -> new Tombstones.Said(
                        one.getFeedbackId(), one.getInteractionId(), one.getSubjectId(), one.getSubmittedAt()))
                .toList());
        List<Piece> pieces = submissions.stream()
                .filter(submission -> !unsaid.contains(submission.getFeedbackId()))
                .map(submission -> Submissions.piece(submission, now))
                .toList();
        Set<UUID> known = new HashSet<>(feedback.known(pieces));
        return pieces.stream().filter(piece -> known.add(piece.feedbackId())).toList();
    }

    /** Writes how each piece stands in the end; what it was in between is told by events only. */
    private void save(List<Piece> arrived, List<Piece> changes) {
        Map<UUID, Piece> standing = new LinkedHashMap<>();
        changes.forEach(piece -> standing.put(piece.feedbackId(), piece));
        List<Piece> inserts = arrived.stream()
                .map(piece -> standing.remove(piece.feedbackId()))
                .toList();
        // The replaced leave their place before the new ones take it: the index knows no order of its own.
        feedback.replace(List.copyOf(standing.values()));
        feedback.insert(inserts);
    }
}
