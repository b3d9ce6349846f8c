package io.kalimtak.registry.version;

/** A version came into the registry; fired in the transaction that entered it, so an observer's rows come and go with it. */
public record VersionEntered(ModelVersion version) {}
