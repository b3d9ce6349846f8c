package io.kalimtak.training.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service gives of one of two people whose sets were trained on. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class ExportIT {
    private final UUID mySet = set();
    private final UUID theirSet = set();
    private final UUID myRow = UUID.randomUUID();
    private final UUID neighbour = UUID.randomUUID();

    @Test
    void shouldGiveRunsAndReportsOfThePersonsSetsAndOfTheExamplesThePersonsOwn() {
        UUID run = run(mySet);
        UUID other = run(theirSet);
        report(run, mySet);
        report(other, theirSet);

        List<JsonPath> lines = export(List.of(mySet), List.of(myRow, myRow));

        assertThat(lines)
                .extracting(line -> line.getString("kind") + " " + line.getString("source"))
                .containsExactly(
                        "training_set training.training_sets",
                        "training_run training.training_runs",
                        "evaluation_report training.evaluation_reports",
                        "report_example training.evaluation_reports",
                        "end null");
        assertThat(lines.get(1).getString("data.id")).isEqualTo(run.toString());
        assertThat(lines.get(3).getMap("data"))
                .containsEntry("input", "words of the person")
                .containsEntry("live_answer", "an answer")
                .doesNotContainKey("target");
        assertThat(lines)
                .noneMatch(line -> line.prettify().contains("words of a neighbour")
                        || line.prettify().contains("a correction")
                        || line.prettify().contains(theirSet.toString())
                        || line.prettify().contains(other.toString()));
    }

    @Test
    void shouldGiveNothingOfAPersonWhoIsInNoSet() {
        report(run(mySet), mySet);

        assertThat(export(List.of(), List.of()))
                .extracting(line -> line.getString("kind"))
                .containsExactly("end");
    }

    private static UUID set() {
        UUID id = UUID.randomUUID();
        Database.value(
                "INSERT INTO training.training_sets VALUES (?, 'PUBLISHED', 'training-sets/x', '00', 1, 1, now())"
                        + " RETURNING 1",
                id);
        return id;
    }

    private static UUID run(UUID set) {
        UUID id = UUID.randomUUID();
        Database.value(
                "INSERT INTO training.training_runs (id, state, target, training_set_id, method, launcher,"
                        + " requested_by, version, results, state_since, created_at, updated_at) VALUES"
                        + " (?, 'DONE', 'test', ?, 'sft', 'embedded', 'test', ?, '{}', now(), now(), now()) RETURNING 1",
                id,
                set,
                "embedded-" + id);
        return id;
    }

    private void report(UUID run, UUID set) {
        Database.value(
                "INSERT INTO training.evaluation_reports (id, kind, state, run_id, training_set_id, requested_by, body,"
                        + " created_at, finished_at) VALUES (gen_random_uuid(), 'run', 'DONE', ?, ?, 'test', ?::jsonb,"
                        + " now(), now()) RETURNING 1",
                run,
                set,
                "{\"examples\": [" + example(myRow, "words of the person") + ", "
                        + example(neighbour, "words of a neighbour") + "]}");
    }

    private static String example(UUID row, String input) {
        return "{\"training_data_id\": \"" + row + "\", \"input\": \"" + input
                + "\", \"target\": \"a correction\", \"live_answer\": \"an answer\"}";
    }

    private static List<JsonPath> export(List<UUID> sets, List<UUID> rows) {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .contentType("application/json")
                .body(Map.of("subject_id", "somebody", "training_sets", sets, "eval_rows", rows))
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
