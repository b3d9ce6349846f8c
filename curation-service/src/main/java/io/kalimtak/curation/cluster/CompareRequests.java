package io.kalimtak.curation.cluster;

import io.kalimtak.curation.cluster.ClusterStore.Neighbour;
import io.kalimtak.curation.cluster.ClusterStore.Request;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings the clusters up to date, one batch of new requests a transaction. Each pair of near requests is looked at when the
 * later of the two is, so the clusters are the same in whatever order requests came, and a process that dies loses one
 * batch's work. Only one replica may do it at a time.
 *
 * <p>A new request is compared with one member of each cluster that it shares a band with, at most {@value #CLUSTERS} of them, and,
 * where that one is not alike, with at most {@value #OTHERS} more of that cluster. So a flood of variants costs a bounded number
 * of looks and a bounded memory; it may hide an edge, which the caps of a set make up for.
 */
@ApplicationScoped
public class CompareRequests {
    private static final int BATCH = 500;
    private static final int CLUSTERS = 64;
    private static final int OTHERS = 16;
    private static final int MEETINGS = 500;
    private static final int LONGEST_SECONDS = 600;

    private record Meeting(long no, long clusterNo) {}

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
        List<Neighbour> strangers = new ArrayList<>();
        for (Neighbour one : store.oneOfEachCluster(fingerprints.keySet(), CLUSTERS)) {
            if (similarity.alike(fingerprints.get(one.no()), one.fingerprint())) {
                clusters.union(one.no(), one.clusterNo());
            } else {
                strangers.add(one);
            }
        }
        askOthers(strangers, fingerprints, clusters);
        store.merge(clusters.merged());
        return taken.size();
    }

    private void askOthers(List<Neighbour> strangers, Map<Long, Fingerprint> fingerprints, UnionFind clusters) {
        List<Neighbour> apart = strangers.stream()
                .filter(one -> clusters.find(one.no()) != clusters.find(one.clusterNo()))
                .toList();
        if (apart.isEmpty()) {
            return;
        }
        for (int from = 0; from < apart.size(); from += MEETINGS) {
            askSome(apart.subList(from, Math.min(from + MEETINGS, apart.size())), fingerprints, clusters);
        }
    }

    private void askSome(List<Neighbour> apart, Map<Long, Fingerprint> fingerprints, UnionFind clusters) {
        Set<Meeting> met = new HashSet<>();
        for (Neighbour one : store.othersOfClusters(apart, OTHERS)) {
            Meeting meeting = new Meeting(one.no(), one.clusterNo());
            if (!met.contains(meeting) && similarity.alike(fingerprints.get(one.no()), one.fingerprint())) {
                met.add(meeting);
                clusters.union(one.no(), one.clusterNo());
            }
        }
    }
}
