package io.kalimtak.registry.decision;

import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what {@link SampleRatio} tests: people who are new to the rollout, and those who come again after the share has
 * grown and had the live version before. Not thread-safe.
 */
public final class ArrivalCounts {
    /** The step before the first. */
    private static final int NEVER = -1;

    private final List<Double> shares;
    private final Map<Long, Visit> last = new HashMap<>();
    private final Map<Way, long[]> counts = new TreeMap<>();

    private record Visit(int step, boolean candidate) {}

    /** From the step in which people came last to the one in which they come now. */
    private record Way(int from, int to) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            return to != other.to ? Integer.compare(to, other.to) : Integer.compare(from, other.from);
        }
    }

    /** Nobody yet. The candidate's share of each step, ascending, each in (0, 1). */
    public ArrivalCounts(List<Double> shares) {
        this.shares = List.copyOf(shares);
    }

    /** Somebody came; of one person an earlier step before a later one, of several in any order. */
    public void add(long person, int step, boolean candidate) {
        Visit before = last.get(person);
        if (before != null && before.step() >= step) {
            return;
        }
        last.put(person, new Visit(step, candidate));
        if (before == null || !before.candidate()) {
            Way way = new Way(before == null ? NEVER : before.step(), step);
            counts.computeIfAbsent(way, found -> new long[2])[candidate ? 1 : 0]++;
        }
    }

    /** What was counted so far. */
    public List<Arrivals> counted() {
        return counts.entrySet().stream()
                .map(entry -> arrivals(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    private Arrivals arrivals(Way way, long live, long candidate) {
        double share = shares.get(way.to());
        return way.from() == NEVER
                ? new Arrivals(share, live, candidate)
                : Arrivals.returning(shares.get(way.from()), share, live, candidate);
    }
}
