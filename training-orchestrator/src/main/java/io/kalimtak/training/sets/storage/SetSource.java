package io.kalimtak.training.sets.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where curation's sets are read. A set is known by its location in the storage, {@code training-sets/<id>}. Throws
 * AwayException when the storage does not answer and RefusedException when it will not, with what to mend.
 */
public interface SetSource {
    /** Whether the file is there. */
    boolean has(String location, String name);

    /**
     * The folder in which the set's files are, or come to be when they are fetched.
     *
     * @param work the folder of the work that reads the set; goes when that is over
     */
    Path folder(String location, Path work);

    /**
     * Brings a file of the set into its folder, whole or not at all; one that is there and right is not fetched again, and
     * nothing comes where the storage has no such file.
     *
     * @param sha256 the expected SHA-256, hexadecimal; who reads the file verifies it
     * @throws IOException when the folder cannot be written to
     */
    void fetch(String location, String name, String sha256, Path folder) throws IOException;

    /** What to check when a set is not there, for people. */
    String advice();
}
