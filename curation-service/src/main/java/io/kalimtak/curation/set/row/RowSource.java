package io.kalimtak.curation.set.row;

import io.kalimtak.curation.rule.Split;
import java.util.function.BiConsumer;

/** The rows of a set, one after the other, in the order of the files. */
@FunctionalInterface
public interface RowSource {
    void forEach(BiConsumer<SetRow, Split> sink);
}
