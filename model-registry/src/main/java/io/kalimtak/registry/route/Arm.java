package io.kalimtak.registry.route;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One version's share of a route.
 *
 * @param name {@code live}, or {@code canary} for the version under trial
 * @param share in (0, 1]
 * @param artifactSha256 what gateways load; null where the engine needs nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Arm(String name, String version, String engine, double share, String artifactSha256) {
    public static final String LIVE = "live";
    public static final String CANARY = "canary";
}
