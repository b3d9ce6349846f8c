package io.kalimtak.system.simulation;

/**
 * What changes with the hour, for both versions alike: how much is asked, and how well answers are liked.
 *
 * @param traffic how much more is asked at the day's peak than on average, as a share; at night as much less
 * @param mood how much better answers are liked at the day's best hour, in standard deviations of one person's ratings
 * @param trend what is added to the mood each day
 */
record Drift(double traffic, double mood, double trend) {
    /** A day and a night, and people who like things a little less in the one. */
    static final Drift USUAL = new Drift(0.5, 0.15, 0);

    /** Ratings go up and down by most of a star in a day, and fall from day to day. */
    static final Drift STRONG = new Drift(0.9, 0.8, -0.1);

    private static final int DAY = 24;
    private static final int WORKING_DAYS = 5;
    private static final double WEEKEND_TRAFFIC = 0.6;
    private static final int BUSIEST_AFTER = 8;
    private static final int BEST_AFTER = 14;

    /**
     * Traffic as a multiple of a working day's average.
     *
     * @param hour since a Monday's midnight
     */
    double trafficAt(double hour) {
        return (1 + traffic * Math.sin(turn(hour - BUSIEST_AFTER))) * (weekend(hour) ? WEEKEND_TRAFFIC : 1);
    }

    /** What is added to every liking, {@code passed} hours after the rollout began. */
    double moodAt(double hour, double passed) {
        return mood * (Math.sin(turn(hour - BEST_AFTER)) + (weekend(hour) ? 0.5 : 0)) + trend * passed / DAY;
    }

    private static double turn(double hours) {
        return 2 * Math.PI * hours / DAY;
    }

    private static boolean weekend(double hour) {
        return (int) (hour / DAY) % 7 >= WORKING_DAYS;
    }
}
