package io.kalimtak.registry.artifact;

import java.nio.file.Path;

/**
 * A file in the store.
 *
 * @param sha256 its content's, 64 hexadecimal digits in lower case
 */
public record StoredArtifact(Path path, String sha256, long bytes) {}
