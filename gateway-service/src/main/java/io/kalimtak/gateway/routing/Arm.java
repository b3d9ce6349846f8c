package io.kalimtak.gateway.routing;

/**
 * One version's share of a route.
 *
 * @param share of the traffic, in [0, 1]
 * @param artifactSha256 checksum of the artifact to load; null where the engine needs none
 */
public record Arm(String name, String version, String engine, double share, String artifactSha256) {
    private static final String SHADOW = "shadow";

    /** Whether its version answers copies of requests where nobody sees it. */
    public boolean isShadow() {
        return name.equals(SHADOW) && share <= 0;
    }
}
