package io.kalimtak.registry.seed;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.db.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class SeedRegistryIT {
    @Inject
    Registry registry;

    @Inject
    SeedRegistry seed;

    @Inject
    Database database;

    @BeforeEach
    void reset() {
        registry.reset();
    }

    @Test
    void shouldBeginWithTheBaseVersionLive() {
        call().get("/api/admin/model-versions/embedded-base-1")
                .then()
                .statusCode(200)
                .body("version", is("embedded-base-1"))
                .body("base_model", is("embedded"))
                .body("engine", is("embedded"))
                .body("deployment_status", is("live"))
                .body("deployed_at", notNullValue())
                .body("artifact_sha256", nullValue())
                .body("history.from", contains(null, "registered"))
                .body("history.to", contains("registered", "live"));
        call().get("/api/admin/model-versions/embedded-base-1/artifact").then().statusCode(404);
    }

    @Test
    void shouldBeginWithAllTrafficOnTheBaseVersion() {
        route().body("route", is("default"))
                .body("revision", is(1))
                .body("arms", hasSize(1))
                .body("arms[0].name", is("live"))
                .body("arms[0].version", is("embedded-base-1"))
                .body("arms[0].engine", is("embedded"))
                .body("arms[0].share", is(1.0f))
                .body("previous_version", nullValue());
        call().get("/internal/routes/other")
                .then()
                .statusCode(404)
                .body("detail", is("There is no such route. Routes here: default."));
    }

    @Test
    void shouldSeedOnceWhenReplicasStartTogether() throws Exception {
        int replicas = 4;
        registry.clear();
        CyclicBarrier together = new CyclicBarrier(replicas);
        Callable<Boolean> start = () -> {
            together.await();
            return seed.seed();
        };

        List<Boolean> made = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(replicas)) {
            List<Future<Boolean>> started = new ArrayList<>();
            for (int i = 0; i < replicas; i++) {
                started.add(threads.submit(start));
            }
            for (Future<Boolean> one : started) {
                made.add(one.get());
            }
        }

        assertThat(made).containsExactlyInAnyOrder(true, false, false, false);
        assertThat(count("model_versions")).isEqualTo(1);
        assertThat(count("model_version_history")).isEqualTo(2);
        assertThat(count("route_revisions")).isEqualTo(1);
    }

    @Test
    void shouldHaveTheColumnsOfTheDataModelFirst() {
        List<String> columns = database.list(
                "SELECT column_name || ' ' || data_type FROM information_schema.columns"
                        + " WHERE table_schema = 'registry' AND table_name = 'model_versions' ORDER BY ordinal_position",
                row -> row.getString(1));

        assertThat(columns)
                .startsWith(
                        "version text",
                        "base_model text",
                        "training_dataset_id uuid",
                        "performance_metrics jsonb",
                        "deployment_status text",
                        "deployed_at timestamp with time zone",
                        "created_at timestamp with time zone");
    }

    @Test
    void shouldRefuseToRewriteHistory() {
        for (String table : List.of("model_version_history", "route_revisions")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> database.update("DELETE FROM " + table)))
                    .hasRootCauseMessage("ERROR: " + table + " is append-only");
        }
    }

    private int count(String table) {
        return database.first("SELECT count(*) FROM " + table, row -> row.getInt(1))
                .orElseThrow();
    }
}
