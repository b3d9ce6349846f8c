package io.kalimtak.training.endpoint;

/**
 * What tokens of an endpoint cost, in the currency that the operator reckons in.
 *
 * @param inputPerMillion a million tokens of requests
 * @param outputPerMillion a million tokens of answers
 */
public record TokenPrice(double inputPerMillion, double outputPerMillion) {
    private static final double MILLION = 1e6;

    static boolean isPossible(double price) {
        return price >= 0 && Double.isFinite(price);
    }

    /** The price of so many tokens. */
    public double of(long input, long output) {
        return (input * inputPerMillion + output * outputPerMillion) / MILLION;
    }
}
