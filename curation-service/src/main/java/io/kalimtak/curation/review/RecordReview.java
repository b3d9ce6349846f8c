package io.kalimtak.curation.review;

import io.kalimtak.curation.candidate.RatedInteraction;
import io.kalimtak.curation.candidate.RatedInteractionStore;
import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.curation.candidate.Review;
import io.kalimtak.curation.judgement.EnsureJudged;
import io.kalimtak.curation.judgement.Judgement;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Puts a reviewer's word down and brings the candidate in line with it. */
@ApplicationScoped
class RecordReview {
    private final ReviewStore reviews;
    private final AdmitGolden golden;
    private final Judging judging;
    private final Supplier<UUID> ids;
    private final Clock clock;

    RecordReview(ReviewStore reviews, AdmitGolden golden, Judging judging, Supplier<UUID> ids, Clock clock) {
        this.reviews = reviews;
        this.golden = golden;
        this.judging = judging;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A 404 when there is no such interaction, a 409 when it may not be trained on or the golden set holds it, and for the
     * golden set what {@link AdmitGolden#admit} says; then nothing is put down.
     */
    InteractionReviewResponse record(UUID interactionId, InteractionReviewRequest said, String actor) {
        Review review = said.review();
        InteractionReviewResponse response =
                QuarkusTransaction.requiringNew().call(() -> putDown(interactionId, said, review, actor));
        judging.refresh(interactionId);
        return response;
    }

    private InteractionReviewResponse putDown(
            UUID interactionId, InteractionReviewRequest said, Review review, String actor) {
        boolean allowed = reviews.lock(interactionId)
                .orElseThrow(
                        () -> ProblemException.notFound("There is no interaction with this id here. One that was just"
                                + " answered may not have arrived yet; one that was erased or has expired is gone."));
        if (!allowed) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "The person who asked does not let this be trained on, so there is nothing to review.");
        }
        golden.refuseChange(interactionId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        reviews.put(interactionId, ids.get(), review, said.correctedOutput(), actor, now);
        Judging.Judged judged = judging.of(interactionId);
        if (said.isGolden()) {
            golden.admit(judged.interaction(), judged.judgement(), actor, now);
        }
        Judgement.Dropped dropped = judged.judgement().dropped();
        return new InteractionReviewResponse(
                interactionId,
                review.label(),
                said.isGolden(),
                dropped == null ? null : dropped.rule(),
                dropped == null ? null : dropped.reason(),
                actor,
                now);
    }

    /** What is made of a reviewed interaction's words. */
    @ApplicationScoped
    static class Judging {
        /** A reviewed interaction and what was made of its words. */
        record Judged(RatedInteraction interaction, Judgement judgement) {}

        private final RatedInteractionStore rated;
        private final EnsureJudged ensure;
        private final RefreshCandidates candidates;

        Judging(RatedInteractionStore rated, EnsureJudged ensure, RefreshCandidates candidates) {
            this.rated = rated;
            this.ensure = ensure;
            this.candidates = candidates;
        }

        Judged of(UUID interactionId) {
            RatedInteraction reviewed = rated.find(List.of(interactionId)).getFirst();
            return new Judged(reviewed, ensure.of(List.of(reviewed.words())).get(interactionId));
        }

        void refresh(UUID interactionId) {
            candidates.ofInteractions(List.of(interactionId));
        }
    }
}
