package io.kalimtak.feedback.review;

import io.kalimtak.feedback.rating.FeedbackEvents;
import io.kalimtak.feedback.rating.FeedbackStore;
import io.kalimtak.feedback.rating.Piece;
import io.kalimtak.feedback.rating.PieceState;
import io.kalimtak.feedback.review.Reviewed.Outcome;
import io.kalimtak.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries out a decision: rows and events are one transaction. A released piece takes the place of the rater's earlier one
 * that is in force; a rejected piece leaves it. Deciding the same again changes nothing and tells nobody.
 */
@ApplicationScoped
class ReviewFeedback {
    private final ReviewStore reviews;
    private final FeedbackStore feedback;
    private final FeedbackEvents events;
    private final Outbox outbox;
    private final Clock clock;

    ReviewFeedback(ReviewStore reviews, FeedbackStore feedback, FeedbackEvents events, Outbox outbox, Clock clock) {
        this.reviews = reviews;
        this.feedback = feedback;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Decides about pieces, each by itself: those that cannot be decided about keep no other from it. Throws StoreException
     * when a rater's new piece came at the same moment.
     *
     * @return what came of each, in the order asked, each once
     */
    @Transactional
    public List<Reviewed> review(Collection<UUID> feedbackIds, Verdict verdict) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, Piece> held =
                reviews.lock(feedbackIds).stream().collect(Collectors.toMap(Piece::feedbackId, Function.identity()));
        List<Reviewed> reviewed = new LinkedHashSet<>(feedbackIds)
                .stream().map(id -> decide(id, held.get(id), verdict, now)).toList();
        List<Piece> decided = reviewed.stream()
                .filter(one -> one.outcome() == Outcome.DONE)
                .map(Reviewed::piece)
                .toList();
        if (!decided.isEmpty()) {
            save(decided, verdict.decision() == Decision.RELEASED ? replaced(decided, now) : List.of());
        }
        return reviewed;
    }

    private static Reviewed decide(UUID id, Piece held, Verdict verdict, Instant now) {
        if (held == null) {
            return new Reviewed(id, Outcome.NOT_FOUND, null);
        }
        boolean release = verdict.decision() == Decision.RELEASED;
        if (held.state() == PieceState.QUARANTINED) {
            Piece decided =
                    release ? held.release(verdict.actor(), now) : held.reject(verdict.actor(), verdict.reason(), now);
            return new Reviewed(id, Outcome.DONE, decided);
        }
        boolean already = release ? held.released() : held.rejected();
        return new Reviewed(id, already ? Outcome.ALREADY : Outcome.NOT_QUARANTINED, held);
    }

    /** The pieces in force whose places are taken. What waited is always the later of the two. */
    private List<Piece> replaced(List<Piece> released, Instant now) {
        Map<String, UUID> successors =
                released.stream().collect(Collectors.toMap(ReviewFeedback::place, Piece::feedbackId));
        return feedback.current(released).stream()
                .filter(piece -> piece.state() == PieceState.ACCEPTED)
                .map(piece -> piece.replacedBy(successors.get(place(piece)), now))
                .toList();
    }

    private static String place(Piece piece) {
        return piece.interactionId() + " " + piece.raterId();
    }

    private void save(List<Piece> decided, List<Piece> replaced) {
        // The replaced leave their place before the new ones take it; the world hears of the new ones first.
        feedback.replace(replaced);
        reviews.decide(decided);
        List<Piece> changes = new ArrayList<>(decided);
        changes.addAll(replaced);
        outbox.appendAll(changes.stream().map(events::entry).toList());
    }
}
