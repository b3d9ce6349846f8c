package io.kalimtak.registry.route;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One version's share of a route.
 *
 * @param name {@code live}, or {@code canary} for the version under trial, {@code challenger-1} and so on in an
 *     experiment, {@code shadow}
 * @param share in (0, 1]; 0 of a shadow, which gets copies of requests
 * @param artifactSha256 what gateways load; null where the engine needs nothing
 * @param model its name at the engine's endpoint; null for the embedded engine
 * @param systemPrompt of a version at an endpoint; null: the one that our launchers train with
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Arm(
        String name,
        String version,
        String engine,
        double share,
        String artifactSha256,
        String model,
        String systemPrompt) {
    public static final String LIVE = "live";
    public static final String CANARY = "canary";
    public static final String SHADOW = "shadow";

    /** Whether the share is one that such an arm may have. */
    boolean isShared() {
        return name.equals(SHADOW) ? share == 0 : share > 0;
    }
}
