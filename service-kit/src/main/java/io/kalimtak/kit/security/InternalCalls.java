package io.kalimtak.kit.security;

import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.telemetry.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The proof that a call comes from a service of the same installation: the shared secret as a bearer token. */
@ApplicationScoped
public class InternalCalls {
    /** Who asked for it, in the words of the service that forwards the call. */
    public static final String ACTOR_HEADER = "X-Kalimtak-Actor";

    private static final String SCHEME = "Bearer ";
    private static final int MINIMUM_CHARACTERS = 32;

    private final byte[] secret;
    private final boolean required;

    /** For proxies only. */
    protected InternalCalls() {
        this.secret = new byte[0];
        this.required = true;
    }

    @jakarta.inject.Inject
    public InternalCalls(KitConfig config) {
        String given = config.internal().secret();
        if (given.length() < MINIMUM_CHARACTERS) {
            throw new IllegalArgumentException("kalimtak.internal.secret has " + given.length()
                    + " characters: set it to at least " + MINIMUM_CHARACTERS);
        }
        this.secret = given.getBytes(StandardCharsets.UTF_8);
        this.required = config.internal().required();
    }

    /** A request to another service, signed, in the trace that is under way; the caller adds method and body. */
    public HttpRequest.Builder request(URI target, String actor) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .header("Authorization", SCHEME + new String(secret, StandardCharsets.UTF_8))
                .header(ACTOR_HEADER, actor);
        TraceContext.current().writeTo(request::header);
        return request;
    }

    /** Whether this service asks its callers for the secret. */
    boolean required() {
        return required;
    }

    /** Whether the Authorization header carries the secret; takes the same time for every wrong one. */
    public boolean isProven(String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        secret, authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}
