package io.kalimtak.feedback.rating;

import io.kalimtak.feedback.integrity.Flag;
import io.kalimtak.feedback.integrity.Submitted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * One piece of feedback.
 *
 * @param feedbackScore 1 (bad) to 5 (excellent), or null
 * @param signals null when there are none
 * @param replacedBy the piece that took this one's place; null unless replaced
 * @param hold null when no rule held it
 * @param reason why it is quarantined or withdrawn; null otherwise
 * @param submittedAt when the gateway took it
 * @param changedAt when its state became what it is
 */
public record Piece(
        UUID feedbackId,
        UUID interactionId,
        String raterId,
        Origin origin,
        PieceState state,
        Integer feedbackScore,
        String feedbackText,
        String correctedOutput,
        Signals signals,
        UUID replacedBy,
        Hold hold,
        String reason,
        Instant submittedAt,
        Instant changedAt) {

    // UUID.compareTo compares as signed numbers; as text, ids compare as the database and everybody else does.
    private static final Comparator<Piece> AGE = Comparator.comparing(Piece::submittedAt)
            .thenComparing(piece -> piece.feedbackId().toString());

    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    Rated rated() {
        return new Rated(interactionId, raterId);
    }

    /** What the rules see of it. */
    Submitted submitted() {
        return new Submitted(interactionId, raterId, origin.subjectId() != null, origin.networkId(), submittedAt);
    }

    boolean waits() {
        return state == PieceState.QUARANTINED;
    }

    /** Whether the rater gave it after the other one: by time of submission, then by id. */
    boolean laterThan(Piece other) {
        return AGE.compare(this, other) > 0;
    }

    /** Whether somebody looked at it and let it count, whatever became of it then. */
    public boolean released() {
        return hold != null && hold.reviewed() && state != PieceState.WITHDRAWN;
    }

    /** Whether somebody looked at it and refused it. */
    public boolean rejected() {
        return hold != null && hold.reviewed() && state == PieceState.WITHDRAWN;
    }

    /** The same piece, which did not stand before, waiting for a decision. */
    Piece held(Flag flag) {
        return becoming(PieceState.QUARANTINED, null, new Hold(flag.rule(), null, null), flag.reason(), changedAt);
    }

    /** The same piece, at its end. */
    public Piece replacedBy(UUID successor, Instant at) {
        return becoming(PieceState.REPLACED, successor, hold, reason, after(at));
    }

    /** The same piece, which waited, in force. */
    public Piece release(String actor, Instant at) {
        return becoming(PieceState.ACCEPTED, null, new Hold(hold.rule(), actor, at), null, after(at));
    }

    /** The same piece, which waited, at its end. */
    public Piece reject(String actor, String why, Instant at) {
        return becoming(PieceState.WITHDRAWN, null, new Hold(hold.rule(), actor, at), why, after(at));
    }

    /** Throws BadSubmissionException for a score out of range, or when nothing is said at all. */
    Piece checked() {
        if (feedbackScore != null && (feedbackScore < LOWEST || feedbackScore > HIGHEST)) {
            throw new BadSubmissionException("the score must be between " + LOWEST + " and " + HIGHEST);
        }
        if (feedbackScore == null && blank(feedbackText) && blank(correctedOutput) && signals == null) {
            throw new BadSubmissionException("one of score, text, correction and signals must be there");
        }
        return this;
    }

    /** The clocks of two replicas may differ, and readers take the later event for the one that holds. */
    private Instant after(Instant at) {
        return at.isAfter(changedAt) ? at : changedAt.plus(1, ChronoUnit.MICROS);
    }

    private Piece becoming(PieceState next, UUID successor, Hold known, String why, Instant at) {
        return new Piece(
                feedbackId,
                interactionId,
                raterId,
                origin,
                next,
                feedbackScore,
                feedbackText,
                correctedOutput,
                signals,
                successor,
                known,
                why,
                submittedAt,
                at);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
