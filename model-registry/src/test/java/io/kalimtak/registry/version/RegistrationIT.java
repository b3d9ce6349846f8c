package io.kalimtak.registry.version;

import static io.kalimtak.registry.Registry.body;
import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.content;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.register;
import static io.kalimtak.registry.Registry.sha256;
import static io.kalimtak.registry.Registry.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class RegistrationIT {
    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    @Test
    void shouldKeepEverythingThatWasSaidOfAVersion() {
        enter("v1");

        call().get("/api/admin/model-versions/v1")
                .then()
                .statusCode(200)
                .body("version", is("v1"))
                .body("base_model", is("embedded-base-1"))
                .body("training_dataset_id", is("11111111-1111-4111-8111-111111111111"))
                .body("performance_metrics.accuracy", is(0.652f))
                .body("performance_metrics.chrf", is(0.369f))
                .body("deployment_status", is("registered"))
                .body("deployed_at", nullValue())
                .body("created_at", notNullValue())
                .body("artifact_sha256", is(sha256(content("v1"))))
                .body("artifact_bytes", is(content("v1").length))
                .body("lineage.run_id", is("22222222-2222-4222-8222-222222222222"))
                .body("lineage.training_set_id", is("11111111-1111-4111-8111-111111111111"))
                .body("lineage.parent_version", is("embedded-base-1"))
                .body("lineage.children", hasSize(0))
                .body("history", hasSize(1))
                .body("history[0].to", is("registered"))
                .body("history[0].actor", is("key:test"))
                .body("history[0].reason", is("better than embedded-base-1"));
        call().get("/api/admin/model-versions/embedded-base-1").then().body("lineage.children", contains("v1"));
    }

    @Test
    void shouldAnswerTheSameWhenTheSameIsRegisteredTwice() {
        enter("v1");
        String createdAt = call().get("/api/admin/model-versions/v1").path("created_at");

        register("v1", body("v1")).statusCode(200).body("created_at", is(createdAt));

        call().get("/api/admin/model-versions/v1").then().body("history", hasSize(1));
    }

    @Test
    void shouldNameWhatDiffersWhenAnotherBodyIsRegistered() {
        enter("v1");

        register("v1", with(with(body("v1"), "metrics", Map.of("accuracy", 0.7)), "reason", "another"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        is("Version v1 is registered with another metrics, reason. A version never changes:"
                                + " register the new one under another name."));

        call().get("/api/admin/model-versions/v1").then().body("performance_metrics.accuracy", is(0.652f));
    }

    @Test
    void shouldKeepARejectedVersionWithoutAnArtifact() {
        Map<String, Object> body = new HashMap<>(body("v1"));
        body.remove("artifact_sha256");
        body.put("status", "rejected");
        body.put("reason", "chrf fell by 0.01");

        register("v1", body)
                .statusCode(200)
                .body("deployment_status", is("rejected"))
                .body("reason", is("chrf fell by 0.01"));
        register("v2", with(body, "reason", null)).statusCode(400).body("violations.field", contains("reason"));
    }

    @Test
    void shouldKeepTheModelsNameWhenAnEndpointServesTheVersion() {
        Map<String, Object> body = new HashMap<>(body("v1"));
        body.remove("artifact_sha256");
        body.put("engine", "openai");
        body.put("model", "ft:base:org:kalimtak:1");

        register("v1", body).statusCode(200).body("engine", is("openai"));
        register("v1", body).statusCode(200);
        register("v1", with(body, "model", "ft:base:org:kalimtak:2"))
                .statusCode(409)
                .body("detail", containsString("another model."));
        register("v2", with(body, "engine", "embedded")).statusCode(400).body("violations.field", contains("model"));

        call().get("/api/admin/model-versions/v1")
                .then()
                .body("model", is("ft:base:org:kalimtak:1"))
                .body("artifact_sha256", is((Object) null));
    }

    @Test
    void shouldWantTheArtifactFirst() {
        register("v1", body("v1"))
                .statusCode(422)
                .body("detail", containsString("PUT /internal/model-versions/v1/artifact"));
        upload("v1", content("v2"), sha256(content("v2"))).statusCode(200);
        register("v1", body("v1")).statusCode(422).body("detail", containsString(sha256(content("v2"))));
        Map<String, Object> without = new HashMap<>(body("v1"));
        without.remove("artifact_sha256");
        register("v1", without).statusCode(400).body("violations.field", contains("artifact_sha256"));
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        Map<String, Object> body = new HashMap<>();
        body.put("base_model", " ");
        body.put("engine", "../x");
        body.put("artifact_sha256", "abc");
        body.put("status", "live");

        register("v1", body)
                .statusCode(400)
                .body("violations.field", hasItems("base_model", "engine", "artifact_sha256", "status", "metrics"));
        register("v1", with(body("v1"), "colour", "red")).statusCode(400).body("violations.field", contains("colour"));
        register("v1", with(body("v1"), "run_id", "no uuid"))
                .statusCode(400)
                .body("violations.field", contains("run_id"))
                .body("violations.message", contains("must be a UUID"));
        register("v1", with(body("v1"), "parent_version", "nobody"))
                .statusCode(400)
                .body("violations.field", contains("parent_version"));
        register("v1", with(body("v1"), "base_model", "a\u0000b"))
                .statusCode(400)
                .body("violations.field", contains("base_model"));
        register("V1", body("v1")).statusCode(400).body("violations.field", contains("version"));
    }

    @Test
    void shouldListTheNewestFirstInPages() {
        enter("v1");
        enter("v2");

        String next = call().get("/api/admin/model-versions?limit=2")
                .then()
                .statusCode(200)
                .body("items.version", contains("v2", "v1"))
                .body("next_cursor", notNullValue())
                .extract()
                .path("next_cursor");
        call().get("/api/admin/model-versions?limit=2&cursor=" + next)
                .then()
                .body("items.version", contains("embedded-base-1"))
                .body("next_cursor", nullValue());
        call().get("/api/admin/model-versions?limit=0")
                .then()
                .statusCode(400)
                .body("violations.field", contains("limit"));
        call().get("/api/admin/model-versions/nobody").then().statusCode(404);
        call().get("/api/admin/model-versions/a%00b").then().statusCode(404);
    }

    @Test
    void shouldAnswerNobodyWithoutTheInternalSecret() {
        assertThat(io.restassured.RestAssured.get("/api/admin/model-versions").statusCode())
                .isEqualTo(401);
    }
}
