package io.kalimtak.gateway.routing;

/**
 * One version's share of a route.
 *
 * @param share of the traffic, in [0, 1]
 * @param artifactSha256 checksum of the artifact to load; null where the engine needs none
 * @param model its name at the engine's endpoint; null for the embedded engine
 */
public record Arm(String name, String version, String engine, double share, String artifactSha256, String model) {
    private static final String EMBEDDED = "embedded";
    private static final String SHADOW = "shadow";

    /** Whether the gateway answers by a model of its own. */
    public boolean isEmbedded() {
        return engine.equals(EMBEDDED);
    }

    /** Whether its version answers copies of requests where nobody sees it. */
    public boolean isShadow() {
        return name.equals(SHADOW) && share <= 0;
    }
}
