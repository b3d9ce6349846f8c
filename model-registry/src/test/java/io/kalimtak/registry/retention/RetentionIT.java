package io.kalimtak.registry.retention;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollBack;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class RetentionIT {
    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
    }

    @Test
    void shouldRemoveOnlyFilesOfVersionsThatServeNobodyAndAreNoWayBack() throws IOException {
        for (String version : List.of("v1", "v2", "v3", "v4", "v5")) {
            enter(version);
        }
        rollOut("v1", "immediate");
        rollOut("v2", "immediate");
        rollOut("v3", "immediate");
        // v3 is live, v2 the way back, v1 retired before; v4 waits; v5 is on trial.
        rollOut("v5", "canary");
        age("v1", 181);
        age("v2", 181);
        age("v3", 181);
        age("v4", 181);
        age("v5", 181);

        call().get("/internal/retention")
                .then()
                .statusCode(200)
                .body("expired.relation", contains("artifacts/"))
                .body("expired.count", contains(1));
        assertThat(registry.files()).contains("artifacts/v1.zip");
        call().post("/internal/retention")
                .then()
                .statusCode(200)
                .body("expired.count", contains(1))
                .body("failed", empty());
        call().post("/internal/retention").then().body("expired", empty());

        assertThat(registry.files())
                .containsExactly("artifacts/v2.zip", "artifacts/v3.zip", "artifacts/v4.zip", "artifacts/v5.zip");
        assertThat(status("v1")).isEqualTo("retired");
        rollBack(Map.of("to_version", "v1"))
                .statusCode(409)
                .body("detail", containsString("is missing in the storage"));
    }

    @Test
    void shouldKeepARetiredVersionsFileUntilItsTimeIsOver() throws IOException {
        for (String version : List.of("v1", "v2", "v3")) {
            enter(version);
            rollOut(version, "immediate");
        }
        age("v1", 179);

        call().post("/internal/retention").then().statusCode(200).body("expired", empty());

        assertThat(registry.files()).contains("artifacts/v1.zip");
    }

    @Test
    void shouldNameEveryTableOfTheServiceWhenAskedForThePolicy() {
        List<String> named = call().get("/internal/policy")
                .then()
                .statusCode(200)
                .extract()
                .path("kept.findAll { it.kind == 'TABLE' }.name");

        assertThat(named).containsExactlyInAnyOrderElementsOf(Grants.ownTables("registry"));
    }

    private static void age(String version, int days) {
        Database.value(
                "UPDATE registry.model_versions SET updated_at = now() - make_interval(days => ?) WHERE version = ?"
                        + " RETURNING 1",
                days,
                version);
    }

    private static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
