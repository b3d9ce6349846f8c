package io.kalimtak.curation.personal.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How random a token looks, in bits per character (Shannon 1948) over its own characters. A token of n characters has at
 * most log2 n, so 4.5 takes 23 different ones at least.
 *
 * @param base64Limit for tokens of the Base64 alphabets
 * @param hexLimit for tokens of hexadecimal digits
 */
public record Entropy(double base64Limit, double hexLimit) {
    static double bitsPerCharacter(String token) {
        Map<Integer, Integer> counts = new HashMap<>();
        token.chars().forEach(unit -> counts.merge(unit, 1, Integer::sum));
        double bits = 0;
        // In a fixed order: a sum of doubles depends on it.
        for (int count : new TreeMap<>(counts).values()) {
            double share = (double) count / token.length();
            bits -= share * StrictMath.log(share) / StrictMath.log(2);
        }
        return bits;
    }

    boolean isRandomBase64(String token) {
        return bitsPerCharacter(token) > base64Limit;
    }

    boolean isRandomHex(String token) {
        return bitsPerCharacter(token) > hexLimit;
    }
}
