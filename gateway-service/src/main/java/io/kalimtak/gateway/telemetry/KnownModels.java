package io.kalimtak.gateway.telemetry;

/** Models that an administrator chose. A caller may name any other, and what callers write is no label of a metric. */
@FunctionalInterface
public interface KnownModels {
    boolean knows(String model);
}
