package io.kalimtak.curation.judgement;

import io.kalimtak.curation.cluster.CompareRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Forgets what was made of interactions' words: the judgements, and requests that nobody else asks. */
@ApplicationScoped
public class ForgetJudged {
    private final JudgementStore judgements;
    private final CompareRequests requests;

    ForgetJudged(JudgementStore judgements, CompareRequests requests) {
        this.judgements = judgements;
        this.requests = requests;
    }

    /**
     * Of interactions that are no longer to be learnt from, in the present transaction. What a set held is kept: what is nearly
     * the same must find its side, and an erasure must find its fingerprint.
     */
    public void unheld(Collection<UUID> interactionIds) {
        requests.forget(judgements.deleteUnheld(interactionIds));
    }

    /** Of erased people, in the present transaction. Returns how many judgements there were. */
    public long of(Collection<UUID> interactionIds) {
        Collection<String> keys = judgements.delete(interactionIds);
        requests.forget(keys);
        return keys.size();
    }
}
