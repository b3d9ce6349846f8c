package io.kalimtak.gateway.keys;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.kalimtak.gateway.GatewayConfig;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;

/** What an issuer's tokens are checked with: its keys, by its discovery address (OpenID Connect Discovery 1.0). */
final class OidcIssuer {
    private static final int LARGEST_ANSWER = 1 << 20;

    /** Signatures by key pairs alone: nothing that a shared secret or nobody signs. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private OidcIssuer() {}

    /**
     * Asks the issuer where its keys are. They are fetched when first needed, kept for minutes, and fetched again for a
     * key that is not among them. Throws IOException when the issuer does not answer or is another one.
     */
    static JWTProcessor<SecurityContext> discover(GatewayConfig.Oidc config) throws IOException {
        String issuer = config.issuer().orElseThrow().toString();
        int timeout = (int) config.answerWithin().toMillis();
        var retriever = new DefaultResourceRetriever(timeout, timeout, LARGEST_ANSWER);
        Map<String, Object> found = read(retriever, issuer);
        if (!issuer.equals(found.get("issuer"))) {
            throw new IOException("the discovery document is of another issuer");
        }
        JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                        URI.create(String.valueOf(found.get("jwks_uri"))).toURL(), retriever)
                .retrying(true)
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                config.audience().orElse(null),
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("sub", "exp")));
        return processor;
    }

    private static Map<String, Object> read(DefaultResourceRetriever retriever, String issuer) throws IOException {
        URI address = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
        try {
            return JSONObjectUtils.parse(
                    retriever.retrieveResource(address.toURL()).getContent());
        } catch (ParseException e) {
            throw new IOException("the discovery document is not JSON", e);
        }
    }
}
