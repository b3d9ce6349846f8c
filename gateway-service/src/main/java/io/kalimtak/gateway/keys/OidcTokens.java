package io.kalimtak.gateway.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Takes signed tokens of the configured issuer in the place of keys: signature, issuer, audience, times, then roles. */
@ApplicationScoped
class OidcTokens {
    private static final Logger LOG = Logger.getLogger(OidcTokens.class);
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final GatewayConfig.Oidc config;
    private volatile JWTProcessor<SecurityContext> processor;

    OidcTokens(GatewayConfig config) {
        this.config = config.oidc();
    }

    /** Whether an issuer is configured and this looks like one of its tokens rather than like a key. */
    boolean isToken(String shown) {
        return config.issuer().isPresent() && TOKEN.matcher(shown).matches();
    }

    /**
     * Who shows the token: in the needed role where the token has it, else in another that it has. Throws 401 for a token
     * that does not hold, 403 for one without any of our roles, 503 while the issuer's keys cannot be had.
     */
    ApiKey caller(String token, Role needed) {
        JWTClaimsSet claims = verified(token);
        Set<Role> roles = roles(claims);
        if (roles.isEmpty()) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN,
                    "The token has none of the roles " + config.rolePrefix() + "app, " + config.rolePrefix() + "admin, "
                            + config.rolePrefix() + "privacy in its claim " + config.rolesClaim() + ".");
        }
        Role role = roles.contains(needed) ? needed : roles.iterator().next();
        String person = claims.getIssuer() + " " + claims.getSubject();
        UUID id = UUID.nameUUIDFromBytes(person.getBytes(StandardCharsets.UTF_8));
        return new ApiKey(id, "token", role, null, "oidc");
    }

    private JWTClaimsSet verified(String token) {
        try {
            return processor().process(token, null);
        } catch (KeySourceException | IOException e) {
            LOG.warnf("issuer not available cause=%s", e.getClass().getSimpleName());
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE,
                    "Tokens cannot be checked right now: their issuer does not answer. Keys go on working.",
                    RETRY_AFTER);
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw ProblemException.of(
                    ProblemType.UNAUTHENTICATED, "The token was refused: " + e.getMessage() + ". Get a new one.");
        }
    }

    private JWTProcessor<SecurityContext> processor() throws IOException {
        JWTProcessor<SecurityContext> found = processor;
        if (found == null) {
            found = OidcIssuer.discover(config);
            processor = found;
        }
        return found;
    }

    private Set<Role> roles(JWTClaimsSet claims) {
        Object value = claims.getClaims();
        for (String name : config.rolesClaim().split("/")) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        Collection<?> names = value instanceof Collection<?> list
                ? list
                : value instanceof String text ? Arrays.asList(text.split(" ")) : Set.of();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (names.contains(config.rolePrefix() + role.label())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
