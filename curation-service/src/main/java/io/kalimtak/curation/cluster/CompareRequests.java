package io.kalimtak.curation.cluster;

import io.kalimtak.curation.cluster.ClusterStore.Neighbour;
import io.kalimtak.curation.cluster.ClusterStore.Request;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings the clusters up to date, one batch of new requests a transaction. Each pair of near requests is looked at when the
 * later of the two is, so the clusters are the same in whatever order requests came, and a process that dies loses one
 * batch's work. Only one replica may do it at a time.
 *
 * <p>A new request is compared with at most {@value #MOST} others, those that share most bands with it, of every cluster first one
 * and then the next. How likely two share a band, and how many, grows steeply with how alike they are. So neither a flood of
 * variants nor a large pool costs more than a bounded number of looks and a bounded memory; a flood may hide an edge, which the
 * caps of a set make up for.
 */
@ApplicationScoped
public class CompareRequests {
    private static final int BATCH = 200;
    private static final int OF_BAND = 1_000;
    private static final int LOOKED = 256;
    private static final int MOST = 64;
    private static final int LONGEST_SECONDS = 600;

    private final ClusterStore store;
    private final Similarity similarity;

    CompareRequests(ClusterStore store, Similarity similarity) {
        this.store = store;
        this.similarity = similarity;
    }

    /**
     * Puts all requests to be compared again where they were compared by other settings. Who dies before they all are goes on
     * with those that are left.
     */
    public void begin() {
        String settings = new TreeMap<>(similarity.settings()).toString();
        QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> {
            if (!store.comparedBy().equals(Optional.of(settings))) {
                store.compareAll(settings);
            }
        });
    }

    /** How many requests are still to be compared. */
    public long waiting() {
        return QuarkusTransaction.requiringNew().call(store::waiting);
    }

    /** Compares the next requests. Returns how many; 0 when none is left. */
    public int next() {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(this::compareBatch);
    }

    /** Forgets these requests unless somebody still asks them, in the present transaction. */
    public void forget(Collection<String> requestKeys) {
        store.forget(requestKeys);
    }

    private int compareBatch() {
        List<Request> taken = store.take(BATCH);
        if (taken.isEmpty()) {
            return 0;
        }
        Map<Long, Fingerprint> fingerprints = new HashMap<>();
        taken.forEach(one -> fingerprints.put(one.no(), one.fingerprint()));
        UnionFind clusters = new UnionFind();
        for (Neighbour one : store.nearest(fingerprints.keySet(), OF_BAND, LOOKED, MOST)) {
            if (clusters.find(one.no()) != clusters.find(one.clusterNo())
                    && similarity.alike(fingerprints.get(one.no()), one.fingerprint())) {
                clusters.union(one.no(), one.clusterNo());
            }
        }
        store.merge(clusters.merged());
        return taken.size();
    }
}
