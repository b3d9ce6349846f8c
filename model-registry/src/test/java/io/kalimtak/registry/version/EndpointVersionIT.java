package io.kalimtak.registry.version;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.rollOut;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models that an endpoint serves already, entered by an operator. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class EndpointVersionIT {
    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
    }

    private static ValidatableResponse put(String version, Map<String, ?> body) {
        return call().contentType("application/json")
                .body(body)
                .put("/api/admin/model-versions/" + version)
                .then();
    }

    private static Map<String, String> adapter(String systemPrompt) {
        return Map.of("engine", "vllm", "model", "adapter-7", "system_prompt", systemPrompt);
    }

    @Test
    void shouldRollOutAModelThatAnOperatorRegistered() {
        put("adapter-7", adapter("Structure it."))
                .statusCode(200)
                .body("version", is("adapter-7"))
                .body("engine", is("vllm"))
                .body("model", is("adapter-7"))
                .body("system_prompt", is("Structure it."))
                .body("base_model", is("adapter-7"))
                .body("deployment_status", is("registered"))
                .body("artifact_sha256", nullValue());
        call().get("/api/admin/model-versions/adapter-7")
                .then()
                .body("history", hasSize(1))
                .body("history[0].actor", is(Registry.ACTOR))
                .body("history[0].reason", is("registered by an operator"));

        rollOut(Map.of("version", "adapter-7", "strategy", "shadow")).statusCode(202);

        call().get("/api/admin/routes/default")
                .then()
                .body("arms[1].name", is("shadow"))
                .body("arms[1].engine", is("vllm"))
                .body("arms[1].model", is("adapter-7"))
                .body("arms[1].system_prompt", is("Structure it."));
    }

    @Test
    void shouldNotChangeAVersionWhenItIsRegisteredAgain() {
        put("adapter-7", adapter("One.")).statusCode(200);
        put("adapter-7", adapter("One.")).statusCode(200);

        put("adapter-7", adapter("Another.")).statusCode(409).body("detail", containsString("system_prompt"));
    }

    @Test
    void shouldSayWhatIsWrong() {
        put("a", Map.of("model", "m")).statusCode(400).body("violations[0].field", is("engine"));
        put("a", Map.of("engine", "vllm")).statusCode(400).body("violations[0].field", is("model"));
        put("a", Map.of("engine", "embedded", "model", "m"))
                .statusCode(400)
                .body("violations[0].message", containsString("training runs"));
        put("a", Map.of("engine", "vllm", "model", "m", "parent_version", "nobody"))
                .statusCode(400)
                .body("violations[0].field", is("parent_version"));
        put("a", Map.of("engine", "vllm", "model", "m", "status", "live")).statusCode(400);
        call().contentType("application/json")
                .body("{\"engine\": \"vllm\", \"model\": \"half \\uD800\"}")
                .put("/api/admin/model-versions/a")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("model"));
        put("UPPER", Map.of("engine", "vllm", "model", "m")).statusCode(400);
    }
}
