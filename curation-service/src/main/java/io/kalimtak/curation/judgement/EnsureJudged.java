package io.kalimtak.curation.judgement;

import io.kalimtak.curation.cluster.CompareRequests;
import io.kalimtak.prompt.phrase.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Sees to it that interactions are judged: what was judged by the same judge with the same words is read, the rest is
 * judged and kept.
 */
@ApplicationScoped
public class EnsureJudged {
    private final Judge judge;
    private final JudgementStore judgements;
    private final CompareRequests requests;

    EnsureJudged(Judge judge, JudgementStore judgements, CompareRequests requests) {
        this.judge = judge;
        this.judgements = judgements;
        this.requests = requests;
    }

    /** The judgements by interaction, in the present transaction; the interactions must be there. */
    public Map<UUID, Judgement> of(Collection<Words> asked) {
        Map<UUID, Judgement> judged = new HashMap<>();
        List<UUID> ids = asked.stream().map(Words::interactionId).toList();
        Judge.Sitting sitting = judge.sitting();
        judgements.find(ids, sitting.id()).forEach(one -> judged.put(one.interactionId(), one));
        List<Judgement> fresh = new ArrayList<>();
        for (Words one : asked) {
            Judgement known = judged.get(one.interactionId());
            if (known == null
                    || !known.targetHash().equals(Hashes.sha256(one.content().target()))) {
                fresh.add(sitting.judge(one));
            }
        }
        put(fresh);
        fresh.forEach(one -> judged.put(one.interactionId(), one));
        return judged;
    }

    /** Other rules may make another request of the same words; the former one goes, and its side goes over. */
    private void put(List<Judgement> fresh) {
        Map<UUID, String> former = judgements.requestKeys(
                fresh.stream().map(Judgement::interactionId).toList());
        judgements.put(fresh);
        Set<String> left = new TreeSet<>();
        for (Judgement one : fresh) {
            String key = former.get(one.interactionId());
            if (key != null && !key.equals(one.requestKey())) {
                judgements.carrySide(key, one.requestKey());
                left.add(key);
            }
        }
        if (!left.isEmpty()) {
            // Made with fewer placeholders, perhaps: an erasure would not find them by the new key.
            judgements.forgetSides(left);
            requests.forget(left);
        }
    }
}
