package io.kalimtak.registry.version;

import java.time.Instant;

/**
 * A version as it now stands.
 *
 * @param facts what was said at registration, and the artifact of a version from elsewhere once it is uploaded
 * @param artifactBytes size of the artifact; null where there is none
 * @param reason why the status is what it is
 * @param deployedAt when it last became live; null when it never was
 * @param containsErasedData whether it was trained on somebody who has been erased since
 */
public record ModelVersion(
        String version,
        Registration facts,
        Long artifactBytes,
        VersionStatus status,
        String reason,
        Instant deployedAt,
        Instant createdAt,
        boolean containsErasedData) {}
