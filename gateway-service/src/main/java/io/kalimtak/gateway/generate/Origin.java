package io.kalimtak.gateway.generate;

/** Where a request came from. Part of the identity, never of the content; null where it is not known. */
public record Origin(String ipAddress, String userAgent) {}
