package io.kalimtak.system.bench.streams;

import java.util.BitSet;

/** Which pieces of one stream arrived, and how. Not thread-safe. */
final class ChunkAccount {
    private final StreamScript script;
    private final BitSet seen = new BitSet();
    private int next;
    private int duplicated;
    private int reordered;
    private int foreign;

    ChunkAccount(StreamScript script) {
        this.script = script;
    }

    /** A chunk's content, as it came. */
    void add(String content) {
        int n = number(content);
        if (n < 0) {
            foreign++;
        } else if (seen.get(n)) {
            duplicated++;
        } else {
            if (n < next) {
                reordered++;
            }
            seen.set(n);
            next = Math.max(next, n + 1);
        }
    }

    /** Pieces that did not come. */
    int lost() {
        return script.chunks() - seen.cardinality();
    }

    /** Chunks whose piece had come before. */
    int duplicated() {
        return duplicated;
    }

    /** Pieces that came, for the first time, after a later one. */
    int reordered() {
        return reordered;
    }

    /** Chunks that are no piece of this stream: another one's, or changed on the way. */
    int foreign() {
        return foreign;
    }

    /** Of which piece this is the text; -1: of none. */
    private int number(String content) {
        int colon = content.indexOf(':');
        try {
            int n = Integer.parseInt(content, colon + 1, content.length() - 1, 10);
            return n < script.chunks() && content.equals(script.piece(n)) ? n : -1;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return -1;
        }
    }
}
