package io.kalimtak.system.simulation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The people of one rollout. Sessions without an account are new people each time. */
final class People {
    /** Multiplied by it, consecutive numbers lie far apart: the golden ratio's fraction in 64 bits. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final double SOMETIMES = 0.1;
    private static final double OFTEN = 0.6;
    private static final double PATIENCE = 0.3;

    private final Scenario scenario;
    private final long salt;
    private final Person[] accounts;
    private final double[] activity;
    private long sessions;

    People(Scenario scenario, long salt, RandomGenerator random) {
        this.scenario = scenario;
        this.salt = salt;
        int number = scenario.crowd().people();
        accounts = new Person[number];
        activity = new double[number];
        for (int i = 0; i < number; i++) {
            accounts[i] = person(i, random);
            activity[i] = Math.exp(scenario.crowd().spread() * random.nextGaussian());
        }
        Arrays.parallelPrefix(activity, Double::sum);
    }

    /** Whoever asks next, by how much each asks. */
    Person account(RandomGenerator random) {
        double at = random.nextDouble() * activity[activity.length - 1];
        int found = Arrays.binarySearch(activity, at);
        return accounts[Math.min(found < 0 ? -found - 1 : found, accounts.length - 1)];
    }

    /** Somebody who was never here. */
    Person session(RandomGenerator random) {
        return person(scenario.crowd().people() + sessions++, random);
    }

    private Person person(long number, RandomGenerator random) {
        return new Person(
                number,
                place(salt, number),
                Stars.TASTE * random.nextGaussian(),
                scenario.candidate().disagreement() * random.nextGaussian(),
                rates(random.nextDouble()),
                Math.exp(PATIENCE * random.nextGaussian()),
                random.nextDouble() < scenario.lost());
    }

    private double rates(double at) {
        Crowd crowd = scenario.crowd();
        if (at < crowd.often()) {
            return OFTEN;
        }
        return at < crowd.often() + crowd.sometimes() ? SOMETIMES : 0;
    }

    /** A number in [0, 1), the same for the same salt and person; the gateway's is another hash (SHA-256), not another rule. */
    static double place(long salt, long person) {
        long hash = mix(salt ^ mix(person * GOLDEN));
        return (hash >>> 11) * 0x1p-53;
    }

    /** Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators": the finishing step, by Stafford. */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
