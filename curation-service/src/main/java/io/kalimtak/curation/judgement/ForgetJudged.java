package io.kalimtak.curation.judgement;

import io.kalimtak.curation.cluster.CompareRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Forgets what was made of interactions' words: the judgements, and requests and answers of the
 * moderation server that nobody else shares. */
@ApplicationScoped
public class ForgetJudged {
    private final JudgementStore judgements;
    private final CompareRequests requests;
    private final AnswerStore answers;

    ForgetJudged(JudgementStore judgements, CompareRequests requests, AnswerStore answers) {
        this.judgements = judgements;
        this.requests = requests;
        this.answers = answers;
    }

    /**
     * Of interactions that are no longer to be learnt from, in the present transaction. What a set held is kept: what is nearly
     * the same must find its side, and an erasure must find its fingerprint.
     */
    public void unheld(Collection<UUID> interactionIds) {
        List<String> keys = answers.keys(interactionIds);
        requests.forget(judgements.deleteUnheld(interactionIds));
        answers.forget(keys);
    }

    /** Of erased people, in the present transaction. Returns how many judgements there were. */
    public long of(Collection<UUID> interactionIds) {
        List<String> said = answers.keys(interactionIds);
        Collection<String> keys = judgements.delete(interactionIds);
        requests.forget(keys);
        answers.forget(said);
        return keys.size();
    }
}
