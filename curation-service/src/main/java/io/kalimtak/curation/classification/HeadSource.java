package io.kalimtak.curation.classification;

import java.util.Optional;

/** Where heads that were trained since the start lie. */
interface HeadSource {
    /** The version of the active heads of a basis; empty when those that came with the service hold. */
    Optional<String> activeVersion(String basis);

    /** The heads of a version, as {@link Heads#bytes}; empty when they are no longer kept. */
    Optional<byte[]> read(String version);
}
