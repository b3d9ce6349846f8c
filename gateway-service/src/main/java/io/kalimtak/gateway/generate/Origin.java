package io.kalimtak.gateway.generate;

import io.vertx.core.http.HttpServerRequest;

/** Where a request came from. Part of the identity, never of the content; null where it is not known. */
public record Origin(String ipAddress, String userAgent) {
    /** By the connection, or by what a trusted proxy says of it. */
    public static Origin of(HttpServerRequest http, String userAgent) {
        return new Origin(
                http.remoteAddress() == null ? null : http.remoteAddress().hostAddress(), userAgent);
    }
}
