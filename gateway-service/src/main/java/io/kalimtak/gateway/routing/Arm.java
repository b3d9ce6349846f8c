package io.kalimtak.gateway.routing;

/**
 * One version's share of a route.
 *
 * @param share of the traffic, in [0, 1]
 * @param artifactSha256 checksum of the artifact to load; null where the engine needs none
 */
public record Arm(String name, String version, String engine, double share, String artifactSha256) {}
