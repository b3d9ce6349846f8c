package io.kalimtak.curation.set.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where training sets lie. A set is written as a draft and published whole: its manifest is there last, so a set with a
 * manifest is complete, and one without is nothing to anybody. Every call throws IOException when the storage fails.
 */
public interface SetStorage {
    /** The file whose presence says that a set is complete. */
    String MANIFEST = "manifest.json";

    /** Where a set is, relative to the storage's root; announced in its event. */
    static String location(UUID id) {
        return "training-sets/" + id;
    }

    /** A new empty draft of one attempt; what earlier attempts left is removed. */
    SetDraft draft(UUID id, int attempt) throws IOException;

    /**
     * Gives an attempt's complete draft the set's own place, the manifest last. What stands there already was left by an
     * attempt that died before its commit, so nobody has been told of it.
     */
    void publish(UUID id, int attempt) throws IOException;

    /** Removes drafts of the set and what stands in its place. Only for a set that was never announced. */
    void removeUnfinished(UUID id) throws IOException;

    /** A file of a published set, by a name that its manifest lists; empty when it is not there. */
    Optional<StoredFile> open(UUID id, String name) throws IOException;

    /** Every file of a set but its manifest, by name; empty when they are gone. */
    List<String> rowFiles(UUID id) throws IOException;

    /** Removes the rows of a set and leaves its manifest, which quotes none. */
    void removeRows(UUID id) throws IOException;
}
