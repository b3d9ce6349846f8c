package io.kalimtak.curation.set.row;

import java.util.ArrayList;
import java.util.List;

/** How many texts have which length in Unicode code points, in classes that double: 0, 1, 2–3, 4–7, 8–15 and so on. */
public final class Lengths {
    private final long[] counts = new long[Integer.SIZE];

    /** Texts whose length is from {@code least} to {@code greatest}, both included. */
    public record Bin(int least, int greatest, long texts) {}

    void add(String text) {
        counts[Integer.SIZE - Integer.numberOfLeadingZeros(text.codePointCount(0, text.length()))]++;
    }

    /** The classes from the shortest to the longest that has texts; empty ones between them included. */
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int bits = 0; bits < counts.length; bits++) {
            if (counts[bits] > 0) {
                fill(bins, bits);
                bins.add(bin(bits));
            }
        }
        return bins;
    }

    private void fill(List<Bin> bins, int upTo) {
        if (bins.isEmpty()) {
            return;
        }
        int next = Integer.SIZE - Integer.numberOfLeadingZeros(bins.getLast().greatest()) + 1;
        for (int bits = next; bits < upTo; bits++) {
            bins.add(bin(bits));
        }
    }

    private Bin bin(int bits) {
        return new Bin(bits == 0 ? 0 : 1 << bits - 1, (int) ((1L << bits) - 1), counts[bits]);
    }
}
