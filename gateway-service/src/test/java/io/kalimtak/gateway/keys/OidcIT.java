package io.kalimtak.gateway.keys;

import static io.kalimtak.gateway.keys.LocalIssuer.claims;
import static io.kalimtak.gateway.keys.LocalIssuer.signed;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@QuarkusTestResource(LocalIssuer.class)
class OidcIT {
    @Test
    void shouldLetAPersonInWithTheRoleThatTheTokenHas() throws Exception {
        String token = signed(
                claims("kalimtak-admin", "kalimtak-privacy", "offline_access").build());

        look(token).statusCode(200);
        given().header("Authorization", "Bearer " + token)
                .get("/api/privacy/requests/a")
                .then()
                .statusCode(202)
                .body(containsString("as oidc"));
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .post("/api/generate")
                .then()
                .statusCode(403)
                .body("detail", containsString("needs a key of the role app"));
    }

    @Test
    void shouldTakeKeysAllTheSame() {
        look(GatewayProbe.ADMIN_KEY).statusCode(200);
    }

    @Test
    void shouldRefuseATokenWithoutOurRoles() throws Exception {
        look(signed(claims("somebody").build())).statusCode(403).body("detail", containsString("kalimtak-admin"));
    }

    @Test
    void shouldRefuseATokenThatDoesNotHold() throws Exception {
        JWTClaimsSet good = claims("kalimtak-admin").build();

        refused(signed(claims("kalimtak-admin")
                .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                .build()));
        refused(signed(claims("kalimtak-admin").expirationTime(null).build()));
        refused(signed(claims("kalimtak-admin").issuer("http://elsewhere").build()));
        refused(signed(claims("kalimtak-admin").audience("other").build()));
        refused(signed(claims("kalimtak-admin").subject(null).build()));
        refused(LocalIssuer.forged(good));
        refused(LocalIssuer.confused(good));
        refused(new PlainJWT(good).serialize());
        refused("aaaa.bbbb.cccc");
    }

    private static void refused(String token) {
        look(token).statusCode(401).contentType("application/problem+json");
    }

    private static ValidatableResponse look(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/admin/keys")
                .then();
    }
}
