package io.kalimtak.registry.version;

/** A call registered this version, or repeated to have done so; its transaction is over. */
public record VersionRegistered(ModelVersion version, String actor) {}
