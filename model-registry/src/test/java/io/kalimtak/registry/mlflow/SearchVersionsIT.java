package io.kalimtak.registry.mlflow;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.mlflow.Mlflow.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
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

/** Searches of versions, in the words of MLflow's clients: the first version, one of ours and one from elsewhere. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class SearchVersionsIT {
    private static final String SOURCE = "s3://bucket/models/7";

    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
        Map<String, String> tag = Map.of("key", "team", "value", "a");
        Mlflow.post(
                        VERSIONS + "/create",
                        Map.of("name", "default", "source", SOURCE, "run_id", "abc123", "tags", List.of(tag)))
                .statusCode(200);
    }

    @Test
    void shouldFindVersionsByWhatClientsAskFor() {
        assertThat(found("name = 'default'")).containsExactly("3", "2", "1");
        assertThat(found("run_id = 'abc123'")).containsExactly("3");
        assertThat(found("run_id IN ('abc123', '22222222-2222-4222-8222-222222222222')"))
                .containsExactly("3", "2");
        assertThat(found("source_path = '" + SOURCE + "' and name ILIKE 'DEF%'"))
                .containsExactly("3");
        assertThat(found("version_number > 1 AND tags.team != 'a'")).isEmpty();
        assertThat(found("tags.`kalimtak.status` = 'live'")).containsExactly("1");
        assertThat(found("tag.\"team\" LIKE 'a' AND tag.`mlflow.prompt.is_prompt` != 'true'"))
                .containsExactly("3");
        assertThat(found("name LIKE '%\\'")).isEmpty();
        assertThat(found("name = 'a' OR name = 'default'")).isNull();
        Mlflow.get(VERSIONS + "/search", Map.of("filter", "creation_timestamp > 3"))
                .statusCode(400)
                .body(
                        "message",
                        containsString("must ask for name, run_id, source_path, version_number or tags.<key>"));
    }

    @Test
    void shouldPageAndSortAsAsked() {
        Map<String, Object> asked = Map.of("max_results", 2, "order_by", List.of("version_number ASC"));

        String next = Mlflow.get(VERSIONS + "/search", asked)
                .statusCode(200)
                .body("model_versions.version", contains("1", "2"))
                .body("next_page_token", notNullValue())
                .extract()
                .path("next_page_token");
        Mlflow.get(
                        VERSIONS + "/search",
                        Map.of("max_results", 2, "order_by", List.of("version_number ASC"), "page_token", next))
                .body("model_versions.version", contains("3"))
                .body("next_page_token", nullValue());
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("max_results", 0),
                Map.of("max_results", "many"),
                Map.of("page_token", "broken"),
                Map.of("order_by", "number; DROP TABLE routes"))) {
            Mlflow.get(VERSIONS + "/search", wrong).statusCode(400).body("error_code", is("INVALID_PARAMETER_VALUE"));
        }
    }

    /** The numbers, the newest first; null where the filter was refused. */
    private static List<String> found(String filter) {
        var answer =
                Mlflow.get(VERSIONS + "/search", Map.of("filter", filter, "order_by", List.of("version_number DESC")));
        return answer.extract().statusCode() == 200 ? answer.extract().path("model_versions.version") : null;
    }
}
