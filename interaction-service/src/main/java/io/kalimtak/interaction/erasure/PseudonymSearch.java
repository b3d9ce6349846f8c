package io.kalimtak.interaction.erasure;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What may be a pseudonym in raw bytes: every run of 32 hexadecimal digits, as Avro writes a pseudonym whatever the
 * schema. So a record that no schema reads any more is matched to its person, too; one pass, however many people.
 */
final class PseudonymSearch {
    private static final int DIGITS = 32;

    private PseudonymSearch() {}

    /** A longer run, where a neighbouring byte happens to be a digit, gives every 32 of it. */
    static Set<String> in(byte[] bytes) {
        Set<String> found = new HashSet<>();
        int run = 0;
        for (int at = 0; bytes != null && at < bytes.length; at++) {
            run = isDigit(bytes[at]) ? run + 1 : 0;
            if (run >= DIGITS) {
                found.add(new String(bytes, at + 1 - DIGITS, DIGITS, StandardCharsets.US_ASCII));
            }
        }
        return found;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9' || one >= 'a' && one <= 'f';
    }
}
