package io.kalimtak.curation.near;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Keys as a store would look for them. */
final class Keys {
    private Keys() {}

    /** Whether the two have a key in common. */
    static boolean meet(long[] first, long[] second) {
        return LongStream.of(first).anyMatch(key -> Arrays.stream(second).anyMatch(other -> other == key));
    }
}
