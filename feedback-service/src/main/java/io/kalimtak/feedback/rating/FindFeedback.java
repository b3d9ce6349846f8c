package io.kalimtak.feedback.rating;

import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads feedback for an administrator, newest first. */
@ApplicationScoped
public class FindFeedback {
    private final HistoryStore history;

    FindFeedback(HistoryStore history) {
        this.history = history;
    }

    /** One page of all pieces, or of one interaction's, the replaced ones included. */
    Page<PieceResponse> list(Optional<UUID> interactionId, Optional<Cursor> after, int limit) {
        return page(history.list(interactionId, after, limit + 1), limit);
    }

    /** One page of the pieces that wait for a decision: all, or those that one rule held. */
    public Page<PieceResponse> quarantined(Optional<String> rule, Optional<Cursor> after, int limit) {
        return page(history.quarantined(rule, after, limit + 1), limit);
    }

    private static Page<PieceResponse> page(List<Piece> rows, int limit) {
        List<PieceResponse> items = rows.stream().map(PieceResponse::of).toList();
        return Page.cut(
                items,
                limit,
                item -> new Cursor(item.submittedAt(), item.feedbackId().toString()));
    }
}
