package io.kalimtak.gateway.routing;

/** Who answers a request, and by which table. */
public record Routed(Table table, Assignment assignment) {}
