package io.kalimtak.registry.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A version's way back and its way on.
 *
 * @param reason why the status is what it is
 * @param ancestors the version itself, what its training began with, and so on; the last one began with a model that is
 *     no version
 * @param descendants versions whose training began with it, directly or through each other, the newest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record VersionLineage(
        String version, String status, String reason, List<Ancestor> ancestors, List<ReachedVersion> descendants) {}
