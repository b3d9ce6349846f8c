package io.kalimtak.system.simulation;

import java.util.List;

/** The worlds that docs/rollouts.md tells of. */
final class Scenarios {
    private static final Candidate HALF_A_STAR_LESS = Candidate.SAME.withStars(-0.5);
    private static final Crowd SMALL = Crowd.USUAL.withPeople(3_000, 250);
    private static final Crowd HEAVY = Crowd.USUAL.withSpread(2);

    /** What must be found. */
    static final Scenario HALF_A_STAR = Scenario.of("−0.5 stars", HALF_A_STAR_LESS);

    /** Nothing may be rolled back here. */
    static final List<Scenario> NO_DIFFERENCE = List.of(
            Scenario.usual("usual"),
            Scenario.usual("strong drift").with(Drift.STRONG),
            Scenario.usual("heavy raters").with(HEAVY),
            Scenario.usual("2 % of people rate").with(Crowd.USUAL.withRaters(0.005, 0.015)),
            Scenario.usual("all ratings late").with(Lateness.ALL_LATE),
            Scenario.of("people disagree", Candidate.SAME.withDisagreement(Stars.TASTE)),
            Scenario.usual("latencies scatter").withLatencyTail(1.8),
            Scenario.usual("3,000 people").with(SMALL),
            Scenario.usual("records lost").withLost(0.3));

    /** A version that is liked less or more. */
    static final List<Scenario> RATINGS = List.of(
            Scenario.of("−0.2 stars", Candidate.SAME.withStars(-0.2)),
            HALF_A_STAR,
            Scenario.of("−0.5 stars, strong drift", HALF_A_STAR_LESS).with(Drift.STRONG),
            Scenario.of("−0.5 stars, heavy raters", HALF_A_STAR_LESS).with(HEAVY),
            Scenario.of("−1 star", Candidate.SAME.withStars(-1)),
            Scenario.of("+0.2 stars", Candidate.SAME.withStars(0.2)));

    /** A version that is liked as much and works worse. */
    static final List<Scenario> MACHINES = List.of(
            Scenario.of("errors 1 % → 3 %", Candidate.SAME.withErrors(0.03)),
            Scenario.of("latency +50 %", Candidate.SAME.withSlowness(1.5)));

    private Scenarios() {}
}
