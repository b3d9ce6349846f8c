package io.kalimtak.registry.version;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a version's history.
 *
 * @param from null for the first
 * @param evidence what the reason rests on, for example {@code rollout_id}, {@code route}
 */
public record StatusChange(
        VersionStatus from, VersionStatus to, Instant at, String actor, String reason, Map<String, String> evidence) {}
