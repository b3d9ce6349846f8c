package io.kalimtak.training.registry;

/**
 * The version that answers on the route.
 *
 * @param engine what answers with it: {@code embedded}, or the name of an endpoint
 * @param artifactSha256 SHA-256 of its artifact, or null where it has none
 */
public record LiveVersion(String version, String engine, String artifactSha256) {}
