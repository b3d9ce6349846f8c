package io.kalimtak.system.simulation;

/**
 * Who asks.
 *
 * @param people who have an account
 * @param answersPerDay that one of them gets, on average
 * @param spread of their activity: standard deviation of its logarithm; at 2, one in a hundred asks a third of everything
 * @param sessionsPerDay of people without an account, each a new person for the assignment
 * @param often share of people who rate most of what they get
 * @param sometimes share of people who rate a tenth of it; all others never do
 */
record Crowd(int people, double answersPerDay, double spread, double sessionsPerDay, double often, double sometimes) {
    /** Twelve thousand people with an account and as many answers a day, of which one in twelve is rated. */
    static final Crowd USUAL = new Crowd(20_000, 0.8, 1.2, 1_500, 0.1, 0.3);

    Crowd withPeople(int number, double sessions) {
        return new Crowd(number, answersPerDay, spread, sessions, often, sometimes);
    }

    Crowd withRaters(double oftenRating, double sometimesRating) {
        return new Crowd(people, answersPerDay, spread, sessionsPerDay, oftenRating, sometimesRating);
    }

    Crowd withSpread(double activity) {
        return new Crowd(people, answersPerDay, activity, sessionsPerDay, often, sometimes);
    }
}
