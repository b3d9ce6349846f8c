package io.kalimtak.kit.problem;

/** Every kind of problem that an HTTP call can end in (RFC 9457). The type is {@code urn:kalimtak:problem:<slug>}. */
public enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
    UNAUTHENTICATED(401, "unauthenticated", "A valid key is needed"),
    FORBIDDEN(403, "forbidden", "This key may not do that"),
    NOT_FOUND(404, "not-found", "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not offered here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer cannot be given in that form"),
    CONFLICT(409, "conflict", "The present state does not allow that"),
    GONE(410, "gone", "It was there and is no longer"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body must be JSON"),
    UNPROCESSABLE(422, "unprocessable", "The request cannot be carried out"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    BAD_GATEWAY(502, "bad-gateway", "A service behind the gateway did not answer"),
    UNAVAILABLE(503, "unavailable", "The service cannot do that right now");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String uri() {
        return "urn:kalimtak:problem:" + slug;
    }

    public String title() {
        return title;
    }

    /** The type for a bare HTTP status; unknown ones fall to the class's general type. */
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? INVALID_REQUEST : INTERNAL;
    }
}
