package io.kalimtak.system.bench.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of all streams through one door. For any number of threads. */
final class StreamTally {
    private final List<Long> ids = new ArrayList<>();
    private long refused;
    private long lost;
    private long duplicated;
    private long reordered;
    private long foreign;
    private long unfinished;

    synchronized void add(Heard heard) {
        if (!heard.isAnswered()) {
            refused++;
            return;
        }
        ids.add(heard.script().id());
        ChunkAccount account = heard.account();
        lost += account.lost();
        duplicated += account.duplicated();
        reordered += account.reordered();
        foreign += account.foreign();
        unfinished += heard.done() ? 0 : 1;
    }

    /** Those that were answered. */
    synchronized List<Long> ids() {
        return List.copyOf(ids);
    }

    /** Streams that were not answered with 200. */
    synchronized long refused() {
        return refused;
    }

    /** Chunks that did not come, came twice, too late, or were no piece of their stream. */
    synchronized long wrongChunks() {
        return lost + duplicated + reordered + foreign;
    }

    /** Streams that ended without {@code [DONE]}. */
    synchronized long unfinished() {
        return unfinished;
    }

    /** As a table has them. */
    synchronized String cell() {
        return String.format(Locale.ROOT, "%d / %d / %d / %d", lost, duplicated, reordered, foreign);
    }
}
