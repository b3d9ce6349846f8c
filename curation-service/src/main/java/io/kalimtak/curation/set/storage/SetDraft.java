package io.kalimtak.curation.set.storage;

import java.io.IOException;
import java.io.OutputStream;

/** A set under way, where nobody reads it. */
@FunctionalInterface
public interface SetDraft {
    /** A new file of this name; closing it keeps it, so that it outlasts a crash of this process. */
    OutputStream create(String name) throws IOException;
}
