package io.kalimtak.curation.candidate;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.judgement.EnsureJudged;
import io.kalimtak.curation.judgement.ForgetJudged;
import io.kalimtak.curation.judgement.Judgement;
import io.kalimtak.curation.text.Portions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Brings {@code training_data} in line with what is known of some interactions: a row appears once the interaction and an
 * eligible rating are both there, follows the rating, and goes when either the rating or the consent no longer holds.
 *
 * <p>It runs in a transaction of its own, after the one that stored the facts, and for every delivery, a repeated one
 * too. Of two consumers that store an interaction and its rating at the same moment neither may see the other's row; but
 * the one that commits last refreshes last, and sees both. A crash in between leaves the offsets uncommitted, and the
 * next delivery refreshes.
 */
@ApplicationScoped
public class RefreshCandidates {
    /**
     * Interactions of one transaction, which may take a minute: judging one takes 6 ms on a quiet machine, and on one with
     * too much to do 500 took longer than that.
     */
    private static final int BATCH = 100;

    /** Bytes of one batch's words: judging takes 2.5 microseconds for each, on one of two shared cores. */
    private static final long BATCH_BYTES = 1_000_000;

    private final RatedInteractionStore rated;
    private final TrainingDataStore candidates;
    private final EnsureJudged judged;
    private final ForgetJudged forget;
    private final CurationConfig config;
    private final Clock clock;

    RefreshCandidates(
            RatedInteractionStore rated,
            TrainingDataStore candidates,
            EnsureJudged judged,
            ForgetJudged forget,
            CurationConfig config,
            Clock clock) {
        this.rated = rated;
        this.candidates = candidates;
        this.judged = judged;
        this.forget = forget;
        this.config = config;
        this.clock = clock;
    }

    public void ofInteractions(Collection<UUID> interactionIds) {
        inBatches(interactionIds, config.minScore());
    }

    public void ofSubjects(Collection<String> subjects) {
        inBatches(rated.ofSubjects(subjects), config.minScore());
    }

    /** Lets interactions in at a lower score than the configured one, for a job that asked for it. */
    public void admit(Collection<UUID> interactionIds, int minScore) {
        inBatches(interactionIds, Math.min(minScore, config.minScore()));
    }

    private void inBatches(Collection<UUID> interactionIds, int minScore) {
        List<UUID> ids = interactionIds.stream().distinct().sorted().toList();
        Map<UUID, Long> bytes = rated.bytes(ids);
        for (List<UUID> batch : Portions.of(ids, id -> bytes.getOrDefault(id, 0L), BATCH, BATCH_BYTES)) {
            QuarkusTransaction.requiringNew().run(() -> refresh(batch, minScore));
        }
    }

    private void refresh(List<UUID> asked, int minScore) {
        // An interaction that becomes visible only after the lock is not ours: its own consumer refreshes it.
        List<UUID> ids = candidates.lock(asked);
        Map<UUID, Integer> admitted = candidates.admitted(ids);
        List<TrainingRow> rows = new ArrayList<>();
        List<RatedInteraction> found =
                rated.find(ids).stream().filter(Eligibility::consented).toList();
        Set<UUID> unasked = new HashSet<>(ids);
        found.forEach(one -> unasked.remove(one.interactionId()));
        forget.unheld(unasked);
        // Badly rated ones as well: they are what preferences are learnt from.
        Map<UUID, Judgement> judgements =
                judged.of(found.stream().map(RatedInteraction::words).toList());
        for (RatedInteraction one : found) {
            int lowest = Math.min(minScore, admitted.getOrDefault(one.interactionId(), minScore));
            if (Eligibility.approved(one, lowest)) {
                rows.add(TrainingRow.of(one, judgements.get(one.interactionId())));
            }
        }
        Set<UUID> gone = new HashSet<>(admitted.keySet());
        rows.forEach(row -> gone.remove(row.source().interactionId()));
        if (!gone.isEmpty()) {
            candidates.delete(gone);
        }
        if (!rows.isEmpty()) {
            candidates.upsert(rows, minScore, clock.instant());
        }
    }
}
