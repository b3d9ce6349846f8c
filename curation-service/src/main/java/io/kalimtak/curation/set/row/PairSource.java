package io.kalimtak.curation.set.row;

import java.util.function.Consumer;

/** The preference pairs of a set, one after the other, in the order of the files. */
@FunctionalInterface
public interface PairSource {
    void forEach(Consumer<PreferencePair> sink);
}
