package io.kalimtak.curation.personal.find;

import java.util.List;

/** Looks for one type of data. Without state between calls and safe to share between threads. */
public interface Detector {
    DataType type();

    /**
     * In any order; findings may overlap.
     *
     * @throws UncheckedTextException if the text would cost more work than a passage grants
     */
    List<Finding> find(Passage passage);
}
