package io.kalimtak.training.launch;

import java.math.BigDecimal;

/**
 * What a training took, as far as the engine says; each may be null.
 *
 * @param trainedTokens tokens that are billed or counted as trained on, epochs included
 * @param cost what it cost, in the currency
 * @param currency ISO 4217 code; null exactly where there is no cost
 */
public record Usage(Long trainedTokens, BigDecimal cost, String currency) {
    /** An engine that says nothing. */
    public static final Usage UNKNOWN = new Usage(null, null, null);

    public Usage {
        if ((cost == null) != (currency == null)) {
            throw new IllegalArgumentException("a cost has a currency");
        }
    }

    /** Tokens alone; null where they are not known. */
    public static Usage tokens(Long trained) {
        return new Usage(trained, null, null);
    }
}
