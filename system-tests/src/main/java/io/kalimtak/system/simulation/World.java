package io.kalimtak.system.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What happens hour by hour, and what of it is known when. The same random numbers are drawn whichever version answers, so
 * that rules are compared in the same world.
 */
final class World {
    /** Answers younger than that are not compared. */
    static final double MATURITY_HOURS = 1;

    private static final int WEEK = 24 * 7;
    private static final double USUAL_MILLISECONDS = 800;
    private static final double ASKS_AGAIN = 0.4;

    private final Scenario scenario;
    private final RandomGenerator random;
    private final People people;
    private final double quality;
    private final int begun;
    private final Map<Integer, List<Answer>> answersByLook = new HashMap<>();
    private final Map<Integer, List<Answer>> ratingsByLook = new HashMap<>();

    World(Scenario scenario, RandomGenerator random) {
        this.scenario = scenario;
        this.random = random;
        this.begun = random.nextInt(WEEK);
        this.people = new People(scenario, random.nextLong(), random);
        this.quality =
                Stars.quality(scenario.candidate().stars(), scenario.candidate().disagreement());
    }

    /** Lets an hour pass in a step; what is known later is kept until then. Gives what was answered. */
    List<Answer> pass(int hour, int step) {
        List<Answer> answered = new ArrayList<>();
        double traffic = scenario.drift().trafficAt(begun + hour) / 24;
        double accounts = scenario.crowd().people() * scenario.crowd().answersPerDay() * traffic;
        double sessions = scenario.crowd().sessionsPerDay() * traffic;
        double asked = accounts + sessions;
        for (double at = random.nextExponential() / asked; at < 1; at += random.nextExponential() / asked) {
            if (random.nextDouble() * asked < accounts) {
                answered.add(answer(people.account(random), hour + at, step));
            } else {
                Person session = people.session(random);
                do {
                    answered.add(answer(session, hour + at, step));
                } while (random.nextDouble() < ASKS_AGAIN);
            }
        }
        return answered;
    }

    /** Answers that are old enough at a look, and were not at the one before. */
    List<Answer> matureAt(int look) {
        return answersByLook.getOrDefault(look, List.of());
    }

    /** Ratings that are there at a look, and were not at the one before; the rated answers are old enough. */
    List<Answer> ratedAt(int look) {
        return ratingsByLook.getOrDefault(look, List.of());
    }

    private Answer answer(Person person, double at, int step) {
        Candidate version = scenario.candidate();
        boolean candidate = person.place() < scenario.shares().get(step);
        boolean failed = random.nextDouble() < (candidate ? version.errors() : Candidate.LIVE_ERRORS);
        double milliseconds = USUAL_MILLISECONDS
                * person.patience()
                * Math.exp(scenario.latencyTail() * random.nextGaussian())
                * (candidate ? version.slowness() : 1);
        double liking = person.taste()
                + (candidate ? quality + person.leaning() : 0)
                + scenario.drift().moodAt(begun + at, at)
                + random.nextGaussian();
        boolean rated = random.nextDouble() < person.rates() && !failed;
        int stars = Stars.of(liking);
        double late = scenario.lateness().hours(random, stars);
        Answer answer = new Answer(
                person.number(),
                step,
                candidate,
                !(candidate && person.lost()),
                failed,
                milliseconds,
                rated ? stars : 0);
        if (answer.recorded()) {
            answersByLook
                    .computeIfAbsent(look(at + MATURITY_HOURS), look -> new ArrayList<>())
                    .add(answer);
            if (rated) {
                ratingsByLook
                        .computeIfAbsent(look(at + Math.max(MATURITY_HOURS, late)), look -> new ArrayList<>())
                        .add(answer);
            }
        }
        return answer;
    }

    /** The first look at or after a moment. */
    private static int look(double at) {
        return (int) Math.ceil(at);
    }
}
