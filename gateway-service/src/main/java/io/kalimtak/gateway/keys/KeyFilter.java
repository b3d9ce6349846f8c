package io.kalimtak.gateway.keys;

import io.kalimtak.kit.problem.MlflowErrors;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Every call needs a key of the role that its path belongs to: deny by default, the path decides. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class KeyFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final KeyDirectory directory;
    private final OidcTokens tokens;
    private final RateLimits limits;
    private final KeyHolder holder;

    KeyFilter(KeyDirectory directory, OidcTokens tokens, RateLimits limits, KeyHolder holder) {
        this.directory = directory;
        this.tokens = tokens;
        this.limits = limits;
        this.holder = holder;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString("Authorization");
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw ProblemException.of(
                    ProblemType.UNAUTHENTICATED, "Send the header Authorization: Bearer <key> with one of your keys.");
        }
        String shown = authorization.substring(SCHEME.length()).strip();
        Role needed = roleFor(request.getUriInfo().getPath());
        ApiKey key = tokens.isToken(shown) ? tokens.caller(shown, needed) : known(shown);
        // Set first: the audit trail names whoever is refused, too.
        holder.set(key);
        if (key.role() != needed) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN,
                    "This call needs a key of the role " + needed.label() + "; the one shown has the role "
                            + key.role().label() + ".");
        }
        limits.take(key);
    }

    private ApiKey known(String shown) {
        return directory
                .find(shown)
                .orElseThrow(
                        () -> ProblemException.of(
                                ProblemType.UNAUTHENTICATED,
                                "The key is not known or was revoked. Ask an administrator of this installation for a new one."));
    }

    /** The role that a call of this decoded path needs. */
    public static Role roleFor(String path) {
        if (isAtOrBelow(path, "/api/admin") || isAtOrBelow(path, MlflowErrors.PATH)) {
            return Role.ADMIN;
        }
        return isAtOrBelow(path, "/api/privacy") ? Role.PRIVACY : Role.APP;
    }

    private static boolean isAtOrBelow(String path, String area) {
        return path.startsWith(area + "/") || path.equals(area);
    }
}
