package io.kalimtak.registry.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people had of both arms so far, added as it comes, and the difference that it makes by now.
 *
 * <p>Within each step and then together, with the weights of Cochran (1954), {@code n·m / (n + m)}: the shares change from
 * step to step, and so may the people and the hour, and means over all steps would compare a morning with an evening.
 * The variance is that of people, not of answers (Liang and Zeger 1986): somebody who rates a hundred times is one person,
 * also where that person had both versions. A person counts for what the estimate moves by without that person (the
 * jackknife, which Efron and Stein 1981 show to err upwards): where one person gave half of the ratings, distances from the
 * mean are too small, because that person is the mean.
 *
 * <p>Not thread-safe.
 */
public final class Comparison {
    /** Whom a step needs in each arm: the scatter of one person is not known. */
    private static final int LEAST_PEOPLE = 2;

    private final Map<Long, Integer> people = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private record Step(Column live, Column candidate) {
        private Step() {
            this(new Column(), new Column());
        }

        private Column of(boolean ofCandidate) {
            return ofCandidate ? candidate : live;
        }

        private boolean comparable() {
            return Math.min(live.people(), candidate.people()) >= LEAST_PEOPLE;
        }

        private double weight() {
            return (double) live.count() * candidate.count() / (live.count() + candidate.count());
        }

        private double difference() {
            return candidate.mean() - live.mean();
        }
    }

    /** Adds a person's values of a step and arm; they may come in parts. */
    public void add(Tally tally) {
        while (steps.size() <= tally.step()) {
            steps.add(new Step());
        }
        Integer known = people.putIfAbsent(tally.person(), people.size());
        int person = known == null ? people.size() - 1 : known;
        steps.get(tally.step()).of(tally.candidate()).add(person, tally.count(), tally.sum());
    }

    /** The difference by what was added so far. */
    public Difference difference() {
        List<Step> compared = steps.stream().filter(Step::comparable).toList();
        if (compared.isEmpty()) {
            return Difference.NONE;
        }
        double weights = compared.stream().mapToDouble(Step::weight).sum();
        double estimate = 0;
        double[] moves = new double[people.size()];
        for (Step step : compared) {
            double share = step.weight() / weights;
            estimate += share * step.difference();
            step.live().move(-share, moves);
            step.candidate().move(share, moves);
        }
        List<Column> live = compared.stream().map(Step::live).toList();
        List<Column> candidate = compared.stream().map(Step::candidate).toList();
        return new Difference(
                estimate,
                Arrays.stream(moves).map(move -> move * move).sum(),
                mean(live),
                mean(candidate),
                people(live),
                people(candidate),
                count(live),
                count(candidate));
    }

    private static double mean(List<Column> columns) {
        return columns.stream().mapToDouble(Column::sum).sum() / count(columns);
    }

    private static long count(List<Column> columns) {
        return columns.stream().mapToLong(Column::count).sum();
    }

    /** Who is there in several steps is one person. */
    private long people(List<Column> columns) {
        boolean[] who = new boolean[people.size()];
        columns.forEach(column -> column.mark(who));
        long number = 0;
        for (boolean there : who) {
            number += there ? 1 : 0;
        }
        return number;
    }
}
