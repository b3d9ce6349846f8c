package io.kalimtak.feedback.review;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a decision about many pieces, in the order asked. */
record ReviewResponse(List<Item> items) {
    /** One piece. */
    @Schema(name = "ReviewItem")
    record Item(
            UUID feedbackId,

            @Schema(
                    description = "DONE now, ALREADY decided so before; NOT_QUARANTINED and NOT_FOUND: nothing was"
                            + " changed")
            Reviewed.Outcome outcome) {}

    static ReviewResponse of(List<Reviewed> reviewed) {
        return new ReviewResponse(reviewed.stream()
                .map(one -> new Item(one.feedbackId(), one.outcome()))
                .toList());
    }
}
