package io.kalimtak.system.simulation;

import org.hipparchus.special.Erf;

/**
 * Ratings by an ordered scale: how much somebody likes an answer is a number that nobody sees, and four cuts make 1 to 5
 * stars of it. A better version moves the number, so that stars near the ends of the scale move less, as with people.
 */
final class Stars {
    /** How far people's tastes lie apart, in standard deviations of one person's own ratings. */
    static final double TASTE = 0.7;

    /** Chosen for a mean of 3.9 stars. */
    private static final double[] CUTS = {-2.2, -1.5, -0.7, 0.4};

    private static final double MOST = 8;
    private static final int HALVINGS = 50;

    private Stars() {}

    /** The stars that one gives who likes the answer so much. */
    static int of(double liking) {
        int stars = 1;
        for (double cut : CUTS) {
            stars += liking > cut ? 1 : 0;
        }
        return stars;
    }

    /**
     * The mean of everybody's stars.
     *
     * @param quality what the version adds to every liking
     * @param disagreement standard deviation of what it adds for one person more than for another
     */
    static double mean(double quality, double disagreement) {
        double spread = Math.sqrt(1 + TASTE * TASTE + disagreement * disagreement);
        double mean = 1;
        for (double cut : CUTS) {
            mean += (1 + Erf.erf((quality - cut) / spread / Math.sqrt(2))) / 2;
        }
        return mean;
    }

    /** The quality of a version that gets so many stars more than the live one, whose quality is 0. */
    static double quality(double more, double disagreement) {
        double wanted = mean(0, 0) + more;
        double low = -MOST;
        double high = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (mean(middle, disagreement) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
