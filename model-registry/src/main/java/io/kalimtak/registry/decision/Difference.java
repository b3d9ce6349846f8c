package io.kalimtak.registry.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The candidate's mean less the live version's, over the steps of a rollout.
 *
 * <p>Within each step and then together, with the weights of Cochran (1954), {@code n·m / (n + m)}: the shares change from
 * step to step, and so may the people and the hour, and means over all steps would compare a morning with an evening.
 * The variance is that of people, not of answers (Liang and Zeger 1986): somebody who rates a hundred times is one person,
 * also where that person had both versions.
 *
 * @param estimate candidate less live, in the measure's unit
 * @param variance of the estimate; infinite while it cannot be told
 * @param liveMean of all answers of the live version that were compared
 * @param candidateMean likewise
 * @param livePeople who had the live version
 * @param candidatePeople who had the candidate
 * @param liveCount values of the live version
 * @param candidateCount values of the candidate
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Difference(
        double estimate,
        double variance,
        double liveMean,
        double candidateMean,
        long livePeople,
        long candidatePeople,
        long liveCount,
        long candidateCount) {
    /** Nobody said anything that can be compared. */
    public static final Difference NONE =
            new Difference(0, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, 0, 0, 0, 0);

    private static final class Cell {
        private long count;
        private double sum;
        private long people;

        private void add(Tally tally) {
            count += tally.count();
            sum += tally.sum();
            people++;
        }

        private double mean() {
            return sum / count;
        }
    }

    private record Stratum(Cell live, Cell candidate) {
        private Stratum() {
            this(new Cell(), new Cell());
        }

        private Cell of(Tally tally) {
            return tally.candidate() ? candidate : live;
        }

        private boolean comparable() {
            return live.count > 0 && candidate.count > 0;
        }

        private double weight() {
            return (double) live.count * candidate.count / (live.count + candidate.count);
        }

        private double difference() {
            return candidate.mean() - live.mean();
        }
    }

    /** Compares what people had; a person, step and arm stand there once. */
    public static Difference of(List<Tally> tallies) {
        Map<Integer, Stratum> strata = new TreeMap<>();
        tallies.forEach(tally -> strata.computeIfAbsent(tally.step(), step -> new Stratum())
                .of(tally)
                .add(tally));
        strata.values().removeIf(stratum -> !stratum.comparable());
        if (strata.isEmpty()) {
            return NONE;
        }
        double weights = strata.values().stream().mapToDouble(Stratum::weight).sum();
        double estimate = strata.values().stream()
                        .mapToDouble(stratum -> stratum.weight() * stratum.difference())
                        .sum()
                / weights;
        List<Tally> compared = tallies.stream()
                .filter(tally -> strata.containsKey(tally.step()))
                .toList();
        Cell live = together(compared, false);
        Cell candidate = together(compared, true);
        return new Difference(
                estimate,
                variance(compared, strata, weights),
                live.mean(),
                candidate.mean(),
                live.people,
                candidate.people,
                live.count,
                candidate.count);
    }

    private static Cell together(List<Tally> tallies, boolean candidate) {
        Cell all = new Cell();
        List<Long> people = new ArrayList<>();
        for (Tally tally : tallies) {
            if (tally.candidate() == candidate) {
                all.add(tally);
                people.add(tally.person());
            }
        }
        all.people = people.stream().distinct().count();
        return all;
    }

    /** Sum of the squares of what each person moves the estimate by, with the usual correction for few people. */
    private static double variance(List<Tally> compared, Map<Integer, Stratum> strata, double weights) {
        Map<Long, Double> moves = new HashMap<>();
        for (Tally tally : compared) {
            Stratum stratum = strata.get(tally.step());
            Cell cell = stratum.of(tally);
            double move = stratum.weight()
                    / weights
                    * (tally.sum() - cell.mean() * tally.count())
                    / cell.count
                    * (tally.candidate() ? 1 : -1);
            moves.merge(tally.person(), move, Double::sum);
        }
        long fewest = strata.values().stream()
                .mapToLong(stratum -> Math.min(stratum.live().people, stratum.candidate().people))
                .sum();
        if (fewest < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double squares =
                moves.values().stream().mapToDouble(move -> move * move).sum();
        return squares * fewest / (fewest - 1);
    }
}
