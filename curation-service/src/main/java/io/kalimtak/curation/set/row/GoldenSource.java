package io.kalimtak.curation.set.row;

import java.util.function.Consumer;

/** The rows of the golden set, one after the other, in the order of the file. */
@FunctionalInterface
public interface GoldenSource {
    void forEach(Consumer<SetRow> sink);
}
