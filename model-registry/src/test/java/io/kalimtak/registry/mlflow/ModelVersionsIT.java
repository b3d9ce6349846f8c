package io.kalimtak.registry.mlflow;

import static io.kalimtak.registry.Registry.ACTOR;
import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.content;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.sha256;
import static io.kalimtak.registry.Registry.upload;
import static io.kalimtak.registry.mlflow.Mlflow.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The protocol's calls of model versions: paths, bodies and errors as published. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class ModelVersionsIT {
    private static final String SOURCE = "s3://bucket/models/7";
    private static final Map<String, String> FIRST = Map.of("name", "default", "version", "1");
    private static final Map<String, String> SECOND = Map.of("name", "default", "version", "2");

    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    /** The new version's tags by key. */
    private static JsonPath create() {
        return Mlflow.post(
                        VERSIONS + "/create",
                        Map.of(
                                "name", "default",
                                "source", SOURCE,
                                "run_id", "abc123",
                                "run_link", "https://tracking.example/abc123",
                                "description", "trained elsewhere",
                                "model_id", "m-1",
                                "tags", List.of(Map.of("key", "team", "value", "a"))))
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String tag(JsonPath version, String key) {
        return version.getString("model_version.tags.find { it.key == '" + key + "' }.value");
    }

    @Test
    void shouldShowOurVersionsWithWhatTheRegistryKnowsOfThem() {
        JsonPath version = Mlflow.get(VERSIONS + "/get", SECOND)
                .statusCode(200)
                .body("model_version.name", is("default"))
                .body("model_version.version", is("2"))
                .body("model_version.status", is("READY"))
                .body("model_version.current_stage", is("None"))
                .body("model_version.user_id", is(ACTOR))
                .body("model_version.run_id", is("22222222-2222-4222-8222-222222222222"))
                .body("model_version.source", is("kalimtak:/model-versions/v1/artifact"))
                .body("model_version.status_message", is("better than embedded-base-1"))
                .body("model_version.aliases", empty())
                .extract()
                .jsonPath();

        assertThat(tag(version, "kalimtak.version")).isEqualTo("v1");
        assertThat(tag(version, "kalimtak.status")).isEqualTo("registered");
        assertThat(tag(version, "kalimtak.training_set_id")).isEqualTo("11111111-1111-4111-8111-111111111111");
        assertThat(tag(version, "kalimtak.artifact_sha256")).isEqualTo(sha256(content("v1")));
        assertThat(tag(version, "kalimtak.metric.chrf")).isEqualTo("0.369");
        Mlflow.get(VERSIONS + "/get", FIRST)
                .body("model_version.current_stage", is("Production"))
                .body("model_version.aliases", contains("live"))
                .body("model_version.source", is("kalimtak:/model-versions/embedded-base-1"));
        Mlflow.get(VERSIONS + "/get-download-uri", SECOND)
                .statusCode(200)
                .body("artifact_uri", is("kalimtak:/model-versions/v1/artifact"));
    }

    @Test
    void shouldNumberVersionsByOrderOfRegistrationWhoeverRegistersThem() {
        assertThat(create().getString("model_version.version")).isEqualTo("3");
        enter("v2");
        assertThat(create().getString("model_version.version")).isEqualTo("5");

        Mlflow.get(VERSIONS + "/search", Map.of("filter", "tags.kalimtak.version = 'v2'"))
                .body("model_versions.version", contains("4"));
    }

    @Test
    void shouldKeepAVersionThatAClientRegistersAndGiveItNoTraffic() {
        JsonPath created = create();
        String name = tag(created, "kalimtak.version");

        assertThat(name).matches("mlflow-\\d{8}-[0-9a-f]{8}");
        assertThat(tag(created, "team")).isEqualTo("a");
        assertThat(created.getString("model_version.source")).isEqualTo(SOURCE);
        assertThat(created.getString("model_version.run_id")).isEqualTo("abc123");
        assertThat(created.getString("model_version.run_link")).isEqualTo("https://tracking.example/abc123");
        assertThat(created.getString("model_version.description")).isEqualTo("trained elsewhere");
        assertThat(created.getString("model_version.status")).isEqualTo("READY");
        assertThat(created.getString("model_version.status_message")).contains(name + "/artifact");
        call().get("/api/admin/model-versions/" + name)
                .then()
                .statusCode(200)
                .body("deployment_status", is("registered"))
                .body("source", is(SOURCE))
                .body("base_model", is("unknown"))
                .body("artifact_sha256", nullValue())
                .body("history[0].actor", is(ACTOR));
        for (String strategy : List.of("immediate", "canary")) {
            rollOut(Map.of("version", name, "strategy", strategy))
                    .statusCode(409)
                    .body("detail", containsString("PUT /internal/model-versions/" + name + "/artifact"));
        }
        route().body("live_version", is("embedded-base-1"));
        call().get("/api/admin/rollouts").then().body("items", hasSize(0));
        call().get("/api/admin/model-versions/" + name + "/artifact")
                .then()
                .statusCode(404)
                .body("detail", containsString("from elsewhere"));
    }

    @Test
    void shouldRollOutAVersionFromElsewhereOnceItsArtifactIsUploaded() {
        String name = tag(create(), "kalimtak.version");

        upload(name, content("v9"), sha256(content("v9"))).statusCode(200);

        upload(name, content("v9"), sha256(content("v9"))).statusCode(200);
        upload(name, content("v8"), sha256(content("v8"))).statusCode(409);
        call().get("/api/admin/model-versions/" + name)
                .then()
                .body("artifact_sha256", is(sha256(content("v9"))))
                .body("artifact_bytes", is(content("v9").length))
                .body("source", is(SOURCE))
                .body("history.reason", hasItems("its artifact was uploaded"))
                .body("history", hasSize(2));
        rollOut(name, "immediate");
        route().body("live_version", is(name)).body("arms[0].artifact_sha256", is(sha256(content("v9"))));
        Mlflow.get(VERSIONS + "/get", Map.of("name", "default", "version", "3"))
                .body("model_version.current_stage", is("Production"))
                .body("model_version.source", is(SOURCE));
    }

    @Test
    void shouldRefuseToRegisterWhatCannotBeKept() {
        Mlflow.post(VERSIONS + "/create", Map.of("name", "default"))
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"))
                .body("message", is("The field source must be given."));
        Mlflow.post(VERSIONS + "/create", Map.of("name", "my-model", "source", SOURCE))
                .statusCode(400)
                .body("message", containsString("registered models: default"));
        Map<String, Object> own = Map.of("key", "kalimtak.status", "value", "live");
        Mlflow.post(VERSIONS + "/create", Map.of("name", "default", "source", SOURCE, "tags", List.of(own)))
                .statusCode(400)
                .body("message", containsString("must not begin with kalimtak."));
        Mlflow.post(VERSIONS + "/create", Map.of("name", "default", "source", "x".repeat(2001)))
                .statusCode(400)
                .body("message", containsString("2000"));

        Mlflow.get(VERSIONS + "/search", Map.of()).body("model_versions", hasSize(2));
    }

    @Test
    void shouldTagAndDescribeEveryVersion() {
        Map<String, String> tag = Map.of("name", "default", "version", "2", "key", "checked", "value", "yes");
        Mlflow.post(VERSIONS + "/set-tag", tag).statusCode(200);
        Mlflow.patch(VERSIONS + "/update", Map.of("name", "default", "version", 2, "description", "ours"))
                .statusCode(200)
                .body("model_version.description", is("ours"));

        JsonPath tagged = Mlflow.get(VERSIONS + "/get", SECOND).extract().jsonPath();
        assertThat(tag(tagged, "checked")).isEqualTo("yes");
        Mlflow.delete(VERSIONS + "/delete-tag", tag).statusCode(200);
        assertThat(tag(Mlflow.get(VERSIONS + "/get", SECOND).extract().jsonPath(), "checked"))
                .isNull();
        Mlflow.post(
                        VERSIONS + "/set-tag",
                        Map.of("name", "default", "version", "2", "key", "kalimtak.status", "value", "live"))
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"));
        Mlflow.delete(VERSIONS + "/delete-tag", Map.of("name", "default", "version", "2", "key", "kalimtak.status"))
                .statusCode(400);
    }

    @Test
    void shouldNotBypassRolloutsWhenAClientSetsAStage() {
        Mlflow.post(
                        VERSIONS + "/transition-stage",
                        Map.of(
                                "name",
                                "default",
                                "version",
                                "2",
                                "stage",
                                "Production",
                                "archive_existing_versions",
                                true))
                .statusCode(409)
                .body("error_code", is("RESOURCE_CONFLICT"))
                .body("message", containsString("POST /api/admin/rollouts with {\"version\": \"v1\"}"));
        Mlflow.post(VERSIONS + "/transition-stage", Map.of("name", "default", "version", "1", "stage", "Archived"))
                .statusCode(409)
                .body("message", containsString("POST /api/admin/rollback"));
        Mlflow.post(VERSIONS + "/transition-stage", Map.of("name", "default", "version", "1", "stage", "production"))
                .statusCode(200)
                .body("model_version.current_stage", is("Production"));
        Mlflow.post(VERSIONS + "/transition-stage", Map.of("name", "default", "version", "1", "stage", "Heaven"))
                .statusCode(400)
                .body("error_code", is("INVALID_PARAMETER_VALUE"));

        route().body("live_version", is("embedded-base-1"));
    }

    @Test
    void shouldDeleteNoVersion() {
        Mlflow.delete(VERSIONS + "/delete", SECOND)
                .statusCode(409)
                .body("error_code", is("RESOURCE_CONFLICT"))
                .body("message", containsString("traced to versions"));
        Mlflow.delete(VERSIONS + "/delete", Map.of("name", "default", "version", "9"))
                .statusCode(404);
        Mlflow.get(VERSIONS + "/get", SECOND).statusCode(200);
    }

    @Test
    void shouldGiveEveryVersionANumberOfItsOwnWhenManyRegisterAtOnce() {
        List<String> numbers = IntStream.range(0, 12)
                .mapToObj(at -> CompletableFuture.supplyAsync(() -> create().getString("model_version.version")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(3, 14).mapToObj(Integer::toString).toList());
    }
}
