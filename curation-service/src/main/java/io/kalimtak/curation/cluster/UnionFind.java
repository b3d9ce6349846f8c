package io.kalimtak.curation.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cluster numbers that turn out to be one cluster's; each set of them is known by its least number. */
final class UnionFind {
    private final Map<Long, Long> parent = new HashMap<>();

    long find(long number) {
        long root = number;
        while (parent.getOrDefault(root, root) != root) {
            root = parent.get(root);
        }
        for (long at = number; at != root; ) {
            long next = parent.get(at);
            parent.put(at, root);
            at = next;
        }
        return root;
    }

    void union(long one, long other) {
        long a = find(one);
        long b = find(other);
        parent.put(Math.max(a, b), Math.min(a, b));
    }

    /** Every number that is known by another, under that other. */
    Map<Long, List<Long>> merged() {
        Map<Long, TreeSet<Long>> groups = new TreeMap<>();
        for (long number : List.copyOf(parent.keySet())) {
            long root = find(number);
            if (root != number) {
                groups.computeIfAbsent(root, none -> new TreeSet<>()).add(number);
            }
        }
        Map<Long, List<Long>> merged = new TreeMap<>();
        groups.forEach((root, numbers) -> merged.put(root, List.copyOf(numbers)));
        return merged;
    }
}
