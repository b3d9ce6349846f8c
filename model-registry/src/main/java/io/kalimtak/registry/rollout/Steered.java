package io.kalimtak.registry.rollout;

import java.time.Instant;
import java.util.List;

/**
 * Who moved a rollout, and when.
 *
 * @param stepSince when the present step began
 * @param personAt when a person moved it last after it began; its beginning where none did. What happened before is no
 *     ground for moving it otherwise: that person knew it
 * @param byPerson whether the last move was a person's
 */
record Steered(Instant stepSince, Instant personAt, boolean byPerson) {
    /** Reads a history, the oldest change first. */
    static Steered of(List<RolloutChange> history) {
        RolloutChange first = history.getFirst();
        Instant stepSince = first.at();
        Instant personAt = first.at();
        boolean byPerson = false;
        double share = first.share();
        for (RolloutChange change : history.subList(1, history.size())) {
            if (change.share() != share) {
                stepSince = change.at();
                share = change.share();
            }
            byPerson = !WatchRollouts.ACTOR.equals(change.actor());
            if (byPerson) {
                personAt = change.at();
            }
        }
        return new Steered(stepSince, personAt, byPerson);
    }
}
