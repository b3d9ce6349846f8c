package io.kalimtak.registry.route;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class RouteHistoryIT {
    private static final String ROUTE = "/api/admin/routes/default";

    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
        rollOut("v1", "immediate");
    }

    @Test
    void shouldTellTheTableInForceNowAndAtEveryTimeSinceTheFirst() {
        List<String> changes = call().get(ROUTE + "/revisions").path("items.changed_at");
        Instant second = Instant.parse(changes.get(0));
        Instant first = Instant.parse(changes.get(1));

        call().get(ROUTE)
                .then()
                .statusCode(200)
                .body("revision", is(2))
                .body("live_version", is("v1"))
                .body("previous_version", is("embedded-base-1"))
                .body("arms.version", contains("v1"))
                .body("reason", is("immediate rollout of v1"))
                .body("until", nullValue());
        call().get(ROUTE + "?at=" + second).then().body("revision", is(2)).body("until", nullValue());
        call().get(ROUTE + "?at=" + second.minus(1, ChronoUnit.MICROS))
                .then()
                .body("revision", is(1))
                .body("live_version", is("embedded-base-1"))
                .body("until", is(second.toString()));
        call().get(ROUTE + "?at=" + first).then().body("revision", is(1));
        call().get(ROUTE + "?at=" + first.minus(1, ChronoUnit.MICROS))
                .then()
                .statusCode(404)
                .body("detail", containsString(ROUTE + "/revisions"));
    }

    @Test
    void shouldListEveryTableNewestFirstInPages() {
        String next = call().get(ROUTE + "/revisions?limit=1")
                .then()
                .statusCode(200)
                .body("items.revision", contains(2))
                .extract()
                .path("next_cursor");
        call().get(ROUTE + "/revisions?limit=1&cursor=" + next)
                .then()
                .body("items.revision", contains(1))
                .body("next_cursor", nullValue());
    }

    @Test
    void shouldNameWhatIsWrong() {
        call().get(ROUTE + "?at=yesterday").then().statusCode(400).body("violations.field", contains("at"));
        call().get(ROUTE + "?at=2999-01-01T00:00:00Z").then().statusCode(400).body("violations.field", contains("at"));
        call().get("/api/admin/routes/nowhere").then().statusCode(404).body("detail", containsString("default"));
        call().get(ROUTE + "/revisions?cursor=broken").then().statusCode(400);
    }
}
