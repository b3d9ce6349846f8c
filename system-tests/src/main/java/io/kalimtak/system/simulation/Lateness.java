package io.kalimtak.system.simulation;

import java.util.random.RandomGenerator;

/** How long after the answer its rating comes. */
enum Lateness {
    /** Most in minutes, three in ten in hours, one in ten in days. */
    MIXED {
        @Override
        double hours(RandomGenerator random, int stars) {
            double kind = random.nextDouble();
            double mean = kind < 0.6 ? MINUTES : kind < 0.9 ? HOURS : DAYS;
            return mean * random.nextExponential();
        }
    },
    /** None before six hours, a day more on average, and those who are content take longest. */
    ALL_LATE {
        @Override
        double hours(RandomGenerator random, int stars) {
            return LEAST + PER_STAR * stars * random.nextExponential();
        }
    };

    private static final double MINUTES = 0.2;
    private static final double HOURS = 5;
    private static final double DAYS = 36;
    private static final double LEAST = 6;
    private static final double PER_STAR = 6;

    /** Hours, for a rating of so many stars. */
    abstract double hours(RandomGenerator random, int stars);
}
