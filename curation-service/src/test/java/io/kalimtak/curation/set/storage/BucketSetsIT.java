package io.kalimtak.curation.set.storage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.StorageConfig;
import io.kalimtak.curation.job.Jobs;
import io.kalimtak.curation.set.RevokedFiles;
import io.kalimtak.curation.set.TrainingSets;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.prompt.phrase.Hashes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job, its set and its revocation, all in a bucket. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
@QuarkusTestResource(value = BucketTestSettings.class, restrictToAnnotatedClass = true)
class BucketSetsIT {
    @Inject
    Loop loop;

    @Inject
    StorageConfig directory;

    @Inject
    TrainingSets sets;

    @Inject
    RevokedFiles revoked;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @Test
    void shouldPublishServeAndTakeBackASetWhenTheStorageIsABucket() throws IOException {
        loop.rated("write an email to my boss", "## Objective\nWrite an e-mail that asks for two days off.", 5);
        loop.awaitConsumed();

        UUID set = curate();

        JsonPath manifest = get(set, "").then().statusCode(200).extract().jsonPath();
        List<Map<String, Object>> files = manifest.getList("files");
        assertThat(files)
                .extracting(file -> file.get("name"))
                .containsExactly("train.jsonl", "eval.jsonl", "train.parquet", "eval.parquet", "kto.jsonl");
        for (Map<String, Object> file : files) {
            byte[] content = get(set, "/files/" + file.get("name"))
                    .then()
                    .statusCode(200)
                    .header("X-Content-SHA256", (String) file.get("sha256"))
                    .header("Content-Length", file.get("bytes").toString())
                    .extract()
                    .asByteArray();
            assertThat(HexFormat.of().formatHex(Hashes.digest().digest(content)))
                    .isEqualTo(file.get("sha256"));
        }
        get(set, "/files/README.md").then().statusCode(200).contentType("text/markdown;charset=UTF-8");
        get(set, "/files/card-funnel.svg").then().statusCode(200).contentType("image/svg+xml");
        assertThat(directory.root().resolve("training-sets")).doesNotExist();

        QuarkusTransaction.requiringNew().run(() -> sets.revoke(List.of(set), "a test"));
        revoked.remove();

        get(set, "/files/train.jsonl").then().statusCode(410);
        get(set, "").then().statusCode(200);
        assertThat(loop.rows("SELECT 1 AS gone FROM training_sets WHERE files_removed_at IS NOT NULL"))
                .hasSize(1);
    }

    private static Response get(UUID set, String path) {
        return admin().get("/api/admin/training-sets/" + set + path);
    }

    private static UUID curate() {
        return UUID.fromString(Jobs.ended(Jobs.curate("{}")).getString("training_set_id"));
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
