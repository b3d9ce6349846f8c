package io.kalimtak.registry.erasure;

import static io.kalimtak.registry.Registry.body;
import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.content;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.register;
import static io.kalimtak.registry.Registry.sha256;
import static io.kalimtak.registry.Registry.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which versions a person's rows reached. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class ExportIT {
    private static final UUID THEIRS = UUID.fromString("33333333-3333-4333-8333-333333333333");

    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("mine");
        trainedOn(THEIRS, "theirs", "embedded-base-1");
        trainedOn(THEIRS, "begun-with-mine", "mine");
    }

    @Test
    void shouldGiveVersionsOfThePersonsSetsAndThoseThatBeganWithThem() {
        List<JsonPath> lines = export(List.of(Receipts.SET));

        assertThat(lines)
                .extracting(line ->
                        line.getString("kind") + " " + line.getString("source") + " " + line.getString("data.version"))
                .containsExactly(
                        "model_version registry.model_versions mine",
                        "model_version registry.model_versions begun-with-mine",
                        "end null null");
        assertThat(lines.getFirst().getString("data.training_dataset_id")).isEqualTo(Receipts.SET.toString());
        assertThat(lines.getFirst().getString("data.deployment_status")).isEqualTo("registered");
        assertThat(lines.getFirst().getMap("data")).doesNotContainKey("registration");
    }

    @Test
    void shouldGiveNoVersionOfAPersonWhoIsInNoSet() {
        assertThat(export(List.of())).extracting(line -> line.getString("kind")).containsExactly("end");
    }

    private static void trainedOn(UUID set, String version, String base) {
        upload(version, content(version), sha256(content(version))).statusCode(200);
        Map<String, Object> registration = new HashMap<>(body(version));
        registration.put("training_set_id", set.toString());
        registration.put("base_model", base);
        register(version, registration).statusCode(200);
    }

    private static List<JsonPath> export(List<UUID> sets) {
        return call().contentType("application/json")
                .body(Map.of("subject_id", "somebody", "training_sets", sets))
                .post("/internal/privacy/export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .toList();
    }
}
