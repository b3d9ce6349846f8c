package io.kalimtak.gateway.routing;

/**
 * One version's share of a route.
 *
 * @param share of the traffic, in [0, 1]
 * @param artifactSha256 checksum of the artifact to load; null where the engine needs none
 * @param model its name at the engine's endpoint; null for the embedded engine
 * @param systemPrompt of a version at an endpoint; null: the one that our launchers train with, where a prompt is asked for
 */
public record Arm(
        String name,
        String version,
        String engine,
        double share,
        String artifactSha256,
        String model,
        String systemPrompt) {
    private static final String EMBEDDED = "embedded";
    private static final String SHADOW = "shadow";

    /** Whether the gateway answers by a model of its own. */
    public boolean isEmbedded() {
        return engine.equals(EMBEDDED);
    }

    /** The same version outside of any comparison. */
    public Arm pinned(String pinned) {
        return new Arm(pinned, version, engine, 1, artifactSha256, model, systemPrompt);
    }

    /** Whether its version answers copies of requests where nobody sees it. */
    public boolean isShadow() {
        return name.equals(SHADOW) && share <= 0;
    }
}
