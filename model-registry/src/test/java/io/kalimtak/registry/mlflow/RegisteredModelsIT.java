package io.kalimtak.registry.mlflow;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.mlflow.Mlflow.MODELS;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The protocol's calls of registered models: paths, bodies and errors as published. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class RegisteredModelsIT {
    private static final Map<String, String> DEFAULT = Map.of("name", "default");

    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
        enter("v2");
        rollOut("v1", "immediate");
    }

    @Test
    void shouldShowARouteAsAModelWithTheNewestVersionOfEachStage() {
        Mlflow.get(MODELS + "/get", DEFAULT)
                .statusCode(200)
                .body("registered_model.name", is("default"))
                .body("registered_model.creation_timestamp", greaterThan(1_700_000_000_000L))
                .body("registered_model.last_updated_timestamp", greaterThan(1_700_000_000_000L))
                .body("registered_model.latest_versions.current_stage", contains("None", "Production", "Archived"))
                .body("registered_model.latest_versions.version", contains("3", "2", "1"))
                .body("registered_model.aliases.alias", contains("live", "previous"))
                .body("registered_model.aliases.version", contains("2", "1"));
        Mlflow.get(MODELS + "/get", Map.of("name", "nowhere"))
                .statusCode(404)
                .contentType("application/json")
                .body("error_code", is("RESOURCE_DOES_NOT_EXIST"))
                .body("message", containsString("default"));
        Mlflow.get(MODELS + "/get", Map.of())
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"))
                .body("message", is("The field name must be given."));
    }

    @Test
    void shouldTellThatTheModelExistsSoThatClientsGoOnToRegister() {
        Mlflow.post(MODELS + "/create", Map.of("name", "default", "tags", List.of(), "deployment_job_id", "1"))
                .statusCode(400)
                .body("error_code", is("RESOURCE_ALREADY_EXISTS"));
        Mlflow.post(MODELS + "/create", Map.of("name", "my-model"))
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"))
                .body("message", containsString("registered models: default"));
    }

    @Test
    void shouldNeitherRenameNorDeleteARoute() {
        Mlflow.post(MODELS + "/rename", Map.of("name", "default", "new_name", "other"))
                .statusCode(409)
                .body("error_code", is("RESOURCE_CONFLICT"))
                .body("message", containsString("is a route"));
        Mlflow.delete(MODELS + "/delete", DEFAULT).statusCode(409).body("error_code", is("RESOURCE_CONFLICT"));
        Mlflow.delete(MODELS + "/delete", Map.of("name", "nowhere")).statusCode(404);
    }

    @Test
    void shouldKeepADescriptionAndTags() {
        Mlflow.patch(MODELS + "/update", Map.of("name", "default", "description", "prompts"))
                .statusCode(200)
                .body("registered_model.description", is("prompts"));
        Mlflow.post(MODELS + "/set-tag", Map.of("name", "default", "key", "team", "value", "a"))
                .statusCode(200)
                .body("$", anEmptyMap());
        Mlflow.post(MODELS + "/set-tag", Map.of("name", "default", "key", "team", "value", "b"))
                .statusCode(200);
        Mlflow.get(MODELS + "/get", DEFAULT)
                .body("registered_model.tags.key", contains("team"))
                .body("registered_model.tags.value", contains("b"))
                .body("registered_model.description", is("prompts"));
        Mlflow.delete(MODELS + "/delete-tag", Map.of("name", "default", "key", "team"))
                .statusCode(200);
        Mlflow.get(MODELS + "/get", DEFAULT).body("registered_model.tags", empty());
        Mlflow.post(MODELS + "/set-tag", Map.of("name", "default", "key", "kalimtak.x", "value", "b"))
                .statusCode(400)
                .body("message", containsString("kalimtak."));
        Mlflow.patch(MODELS + "/update", Map.of("name", "default", "description", "a\u0000b"))
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"))
                .body("message", containsString("description"));
    }

    @Test
    void shouldFindModelsAsClientsAskForThem() {
        Mlflow.get(
                        MODELS + "/search",
                        Map.of(
                                "filter",
                                "name LIKE 'def%' AND tag.`mlflow.prompt.is_prompt` != 'true'",
                                "max_results",
                                100))
                .statusCode(200)
                .body("registered_models.name", contains("default"))
                .body("next_page_token", nullValue());
        Mlflow.get(MODELS + "/search", Map.of("filter", "tag.`mlflow.prompt.is_prompt` = 'true'"))
                .body("registered_models", empty());
        Mlflow.get(MODELS + "/search", Map.of("order_by", List.of("creation_timestamp DESC", "name")))
                .body("registered_models", hasSize(1));
        Mlflow.get(MODELS + "/search", Map.of("filter", "run_id = 'x'"))
                .statusCode(400)
                .body("message", containsString("must ask for name or tags.<key>"));
    }

    @Test
    void shouldGiveTheNewestVersionOfTheStagesAskedForByBothMethods() {
        Mlflow.post(MODELS + "/get-latest-versions", Map.of("name", "default", "stages", List.of("production")))
                .statusCode(200)
                .body("model_versions.version", contains("2"));
        Mlflow.get(MODELS + "/get-latest-versions", Map.of("name", "default", "stages", List.of("None", "Archived")))
                .body("model_versions.version", contains("3", "1"));
        Mlflow.post(MODELS + "/get-latest-versions", DEFAULT).body("model_versions", hasSize(3));
        Mlflow.post(MODELS + "/get-latest-versions", Map.of("name", "default", "stages", List.of("Nirvana")))
                .statusCode(400)
                .body("message", containsString("Staging"));
    }

    @Test
    void shouldSetAndDeleteAliasesButNotThoseOfTheRoute() {
        Mlflow.post(MODELS + "/alias", Map.of("name", "default", "alias", "Champion", "version", "3"))
                .statusCode(200)
                .body("$", anEmptyMap());
        Mlflow.get(MODELS + "/alias", Map.of("name", "default", "alias", "Champion"))
                .statusCode(200)
                .body("model_version.version", is("3"))
                .body("model_version.aliases", contains("Champion"));
        Mlflow.get(MODELS + "/alias", Map.of("name", "default", "alias", "live"))
                .body("model_version.version", is("2"));
        Registry.call()
                .get("/api/admin/model-versions/aliases/Champion")
                .then()
                .body("version", is("v2"))
                .body("actor", is(Registry.ACTOR));
        Mlflow.post(MODELS + "/alias", Map.of("name", "default", "alias", "live", "version", "3"))
                .statusCode(409)
                .body("error_code", is("RESOURCE_CONFLICT"))
                .body("message", containsString("POST /api/admin/rollouts"));
        Mlflow.delete(MODELS + "/alias", Map.of("name", "default", "alias", "Champion"))
                .statusCode(200);
        Mlflow.delete(MODELS + "/alias", Map.of("name", "default", "alias", "Champion"))
                .statusCode(200);
        Mlflow.get(MODELS + "/alias", Map.of("name", "default", "alias", "Champion"))
                .statusCode(404)
                .body("error_code", is("RESOURCE_DOES_NOT_EXIST"));
        Mlflow.post(MODELS + "/alias", Map.of("name", "default", "alias", "next", "version", "99"))
                .statusCode(404);
    }

    @Test
    void shouldTellEveryRefusalInTheProtocolsForm() {
        Registry.call()
                .contentType("application/json")
                .body("{\"name\": ")
                .post(MODELS + "/create")
                .then()
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"))
                .body("message", containsString("not JSON"));
        Registry.call()
                .contentType("application/json")
                .post(MODELS + "/create")
                .then()
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"));
        io.restassured.RestAssured.given()
                .get(MODELS + "/search")
                .then()
                .statusCode(401)
                .body("error_code", is("UNAUTHENTICATED"));
        Mlflow.post("/api/2.0/mlflow/runs/create", Map.of("experiment_id", "0"))
                .statusCode(404)
                .body("error_code", is("ENDPOINT_NOT_FOUND"))
                .body("message", containsString("tracking URI"));
        Registry.call()
                .get("/api/admin/model-versions/nobody")
                .then()
                .contentType("application/problem+json")
                .body("error_code", nullValue())
                .body("$", not(anEmptyMap()));
    }
}
