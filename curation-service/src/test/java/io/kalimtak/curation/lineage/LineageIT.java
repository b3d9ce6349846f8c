package io.kalimtak.curation.lineage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class LineageIT {
    private static final String OLDER = "20000000-0000-4000-8000-000000000001";
    private static final String NEWER = "20000000-0000-4000-8000-000000000002";

    @Inject
    Loop loop;

    @BeforeEach
    void reset() {
        loop.reset();
        set(OLDER, "2026-11-21T02:00:00Z", "REVOKED");
        set(NEWER, "2026-11-22T02:00:00Z", "PUBLISHED");
        row(OLDER, 1, "train");
        row(NEWER, 1, "train");
        row(NEWER, 2, "eval");
        row(NEWER, 3, "golden");
        rejected(NEWER, 2);
        rejected(NEWER, 4);
    }

    @Test
    void shouldListEveryInteractionOfASetAndHowItIsHeldInPages() {
        List<String> held = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = internal()
                    .get(sources(NEWER) + "?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (int i = 0; i < page.getList("items").size(); i++) {
                held.add(page.getString("items[" + i + "].interaction_id") + " "
                        + page.getString("items[" + i + "].held_as"));
            }
            cursor = page.getString("next_cursor");
        }

        assertThat(held)
                .containsExactly(
                        interaction(1) + " train",
                        interaction(2) + " eval",
                        interaction(3) + " golden",
                        interaction(2) + " rejected",
                        interaction(4) + " rejected");
        internal().get(sources(OLDER)).then().body("items.interaction_id", contains(interaction(1)));
    }

    @Test
    void shouldFindEverySetThatHeldAnInteractionNewestFirst() {
        internal()
                .get("/internal/lineage/interactions/" + interaction(1))
                .then()
                .statusCode(200)
                .body("training_sets.training_set_id", contains(NEWER, OLDER))
                .body("training_sets.held_as", contains("train", "train"))
                .body("training_sets.status", contains("PUBLISHED", "REVOKED"))
                .body("training_sets.created_at", contains("2026-11-22T02:00:00Z", "2026-11-21T02:00:00Z"));
        internal()
                .get("/internal/lineage/interactions/" + interaction(2))
                .then()
                .body("training_sets.held_as", contains("eval", "rejected"));
        internal()
                .get("/internal/lineage/interactions/" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("training_sets", empty());
    }

    @Test
    void shouldNameWhatIsWrong() {
        internal().get(sources(UUID.randomUUID().toString())).then().statusCode(404);
        internal()
                .get(sources(NEWER) + "?limit=501")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("limit"));
        internal()
                .get(sources(NEWER) + "?cursor=broken")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
        given().get(sources(NEWER)).then().statusCode(401);
    }

    private static String sources(String set) {
        return "/api/admin/training-sets/" + set + "/sources";
    }

    private static String interaction(int number) {
        return "10000000-0000-8000-8000-00000000000" + number;
    }

    private void set(String id, String createdAt, String status) {
        loop.sql("INSERT INTO training_sets (id, job_id, status, location, manifest_sha256, rows_train, rows_eval,"
                + " rows_preferences, created_at) VALUES ('" + id + "', gen_random_uuid(), '" + status
                + "', 'somewhere',"
                + " '00', 1, 1, 1, '" + createdAt + "')");
    }

    private void row(String set, int number, String split) {
        loop.sql(
                "INSERT INTO training_set_rows (training_set_id, training_data_id, source_interaction_id, split) VALUES ('"
                        + set + "', '50000000-0000-4000-8000-00000000000" + number + "', '" + interaction(number)
                        + "', '" + split
                        + "')");
    }

    private void rejected(String set, int number) {
        loop.sql("INSERT INTO training_set_preferences (training_set_id, source_interaction_id) VALUES ('" + set
                + "', '" + interaction(number) + "')");
    }

    private static RequestSpecification internal() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
