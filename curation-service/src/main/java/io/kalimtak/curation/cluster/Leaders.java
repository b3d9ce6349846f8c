package io.kalimtak.curation.cluster;

import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Chooses which rows of a cluster stand for the others. Rows are offered from the best to the worst; one that is a
 * near-duplicate of a leader that has enough rows already falls to it, one that is like no leader becomes one. So every row
 * that falls is nearly the same as one that stays: a chain of likenesses, as templates that were filled in make, does not
 * reduce a large cluster to a single row.
 */
public final class Leaders {
    private static final class Leader {
        private final UUID id;
        private final Fingerprint fingerprint;
        private int rows = 1;

        private Leader(UUID id, Fingerprint fingerprint) {
            this.id = id;
            this.fingerprint = fingerprint;
        }
    }

    private final Similarity similarity;
    private final int rows;
    private final List<Leader> leaders = new ArrayList<>();

    /** @param rows how many rows may be under one leader, itself included */
    public Leaders(Similarity similarity, int rows) {
        this.similarity = similarity;
        this.rows = rows;
    }

    /** The leader that the row falls to; empty when it stays. */
    public Optional<UUID> offer(UUID row, Fingerprint fingerprint) {
        for (Leader leader : leaders) {
            if (similarity.alike(leader.fingerprint, fingerprint)) {
                if (leader.rows == rows) {
                    return Optional.of(leader.id);
                }
                leader.rows++;
                return Optional.empty();
            }
        }
        leaders.add(new Leader(row, fingerprint));
        return Optional.empty();
    }

    /** Begins with another cluster. */
    public void clear() {
        leaders.clear();
    }
}
