package io.kalimtak.interaction.browse;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads interactions for an administrator. */
@ApplicationScoped
public class FindInteractions {
    private final BrowseStore interactions;

    FindInteractions(BrowseStore interactions) {
        this.interactions = interactions;
    }

    /** One page, newest first. */
    Page<InteractionSummary> list(InteractionFilter filter, Optional<Cursor> after, int limit) {
        List<InteractionSummary> rows = interactions.list(filter, after, limit + 1);
        return Page.cut(
                rows,
                limit,
                row -> new Cursor(row.createdAt(), row.interactionId().toString()));
    }

    /** Refuses with 404 when no such interaction is held: it may also not have been stored yet. */
    InteractionDetail one(UUID interactionId) {
        return interactions
                .one(interactionId)
                .orElseThrow(
                        () -> ProblemException.notFound(
                                "No interaction with this id is held. One that was answered a moment ago may still be on its way."));
    }
}
