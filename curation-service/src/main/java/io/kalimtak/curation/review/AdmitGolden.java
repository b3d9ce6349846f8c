package io.kalimtak.curation.review;

import io.kalimtak.curation.candidate.RatedInteraction;
import io.kalimtak.curation.golden.GoldenItem;
import io.kalimtak.curation.golden.GoldenStore;
import io.kalimtak.curation.judgement.Judge;
import io.kalimtak.curation.judgement.Judgement;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Adds what a reviewer vouches for to the golden set, without personal data. Needs the review's transaction. */
@ApplicationScoped
class AdmitGolden {
    private final GoldenStore golden;
    private final ReviewStore reviews;
    private final Judge judge;

    AdmitGolden(GoldenStore golden, ReviewStore reviews, Judge judge) {
        this.golden = golden;
        this.reviews = reviews;
        this.judge = judge;
    }

    /** A 409 when the golden set holds the interaction: what was vouched for is not judged again. */
    void refuseChange(UUID interactionId) {
        if (golden.holds(interactionId)) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "The interaction is in the golden set, which only grows: its review stays. An erasure or a withdrawn"
                            + " consent takes it out.");
        }
    }

    /** A 422 when a rule for words drops it, a 409 when a set had the request to train on. */
    void admit(RatedInteraction reviewed, Judgement judgement, String actor, Instant now) {
        if (judgement.dropped() != null) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "The rule " + judgement.dropped().rule() + " keeps these words out of every set: "
                            + judgement.dropped().reason() + ". Fix the answer, or review it without golden.");
        }
        if (golden.wasTrained(judgement.requestKey())) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "A training set had this request to train on, so nothing can be tested on it. Review it without"
                            + " golden.");
        }
        Content words = judge.withoutPersonalData(reviewed.words().content());
        golden.add(new GoldenItem(
                reviewed.interactionId(),
                reviewed.subjectId(),
                reviews.rater(reviewed.interactionId()),
                judgement.requestKey(),
                judgement.contentHash(),
                words.input(),
                words.target(),
                judgement.language(),
                judgement.classification().domain(),
                judgement.classification().useCase(),
                reviewed.targetTool(),
                reviewed.modelVersion(),
                reviewed.corrected(),
                reviewed.createdAt(),
                GoldenItem.State.WAITING,
                actor,
                now));
    }
}
