package io.kalimtak.curation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts lists into portions that are bounded by number and by size. */
public final class Portions {
    private Portions() {}

    /**
     * Portions in the order of the list, each of at most so many and so large; one that is larger alone is a portion of its
     * own. None for an empty list.
     *
     * @param most at least 1
     */
    public static <T> List<List<T>> of(List<T> all, ToLongFunction<T> size, int most, long largest) {
        List<List<T>> portions = new ArrayList<>();
        List<T> portion = new ArrayList<>();
        long held = 0;
        for (T one : all) {
            long more = size.applyAsLong(one);
            if (!portion.isEmpty() && (portion.size() == most || held + more > largest)) {
                portions.add(List.copyOf(portion));
                portion.clear();
                held = 0;
            }
            portion.add(one);
            held += more;
        }
        if (!portion.isEmpty()) {
            portions.add(List.copyOf(portion));
        }
        return portions;
    }
}
