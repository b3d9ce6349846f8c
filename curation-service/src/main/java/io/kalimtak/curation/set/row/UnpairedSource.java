package io.kalimtak.curation.set.row;

import java.util.function.Consumer;

/** The unpaired rows of a set, one after the other, in the order of the file. */
@FunctionalInterface
public interface UnpairedSource {
    void forEach(Consumer<UnpairedRow> sink);
}
