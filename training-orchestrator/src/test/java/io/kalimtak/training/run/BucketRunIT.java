package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.order;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.StorageConfig;
import io.kalimtak.training.sets.storage.SetStorageConfig;
import io.kalimtak.training.testing.BucketTestSetup;
import io.kalimtak.training.testing.Hold;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets in a bucket of a real S3 server, where curation puts them. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
@QuarkusTestResource(value = BucketTestSetup.class, restrictToAnnotatedClass = true)
class BucketRunIT extends RunTestBase {
    @Inject
    StorageConfig directory;

    @Inject
    SetStorageConfig storage;

    @TempDir
    Path folder;

    @Test
    void shouldTrainFromTheBucketAndLeaveNothingOfTheSetWhenARunGoesItsWholeWay() throws Exception {
        SampleSet set = SampleSet.learnable(60, 16);
        sets.announce(upload(set));
        Hold hold = holdIn("TRAINING");

        String id = start(set, "held");
        await().atMost(LONG).until(() -> hold.arrived() == 1);
        Path work = folders.of(UUID.fromString(id));
        assertThat(work.resolve("set/train.jsonl")).hasSameBinaryContentAs(file(set, "train.jsonl"));
        hold.release();
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isIn("DONE", "REJECTED");
        assertThat(run.getList("history.state", String.class)).contains("REGISTERING");
        assertThat(registry.artifact(run.getString("version"))).isNotEmpty();
        await().atMost(LONG).untilAsserted(() -> assertThat(work).doesNotExist());
        assertThat(directory.root().resolve("training-sets")).doesNotExist();
    }

    @Test
    void shouldNameTheFileWhenItIsGoneFromTheBucketOrWasChanged() throws Exception {
        SampleSet gone = SampleSet.learnable(20, 12);
        sets.announce(upload(gone));
        client().removeObject(RemoveObjectArgs.builder()
                .bucket(BucketTestSetup.BUCKET)
                .object(object(gone, "eval.jsonl"))
                .build());
        SampleSet changed = SampleSet.learnable(20, 12);
        var event = upload(changed);
        put(Files.writeString(file(changed, "train.jsonl"), "{}\n"), object(changed, "train.jsonl"));
        sets.announce(event);

        assertThat(awaitEnd(start(gone, "embedded")).getString("reason"))
                .isEqualTo("The training set cannot be used: eval.jsonl is missing from the set.");
        assertThat(awaitEnd(start(changed, "embedded")).getString("reason"))
                .isEqualTo("The training set cannot be used: train.jsonl was changed after publishing: its SHA-256"
                        + " differs from the manifest's.");
    }

    @Test
    void shouldAskForPatienceWhenTheSetIsInTheBucketAndNotYetAnnounced() throws Exception {
        SampleSet set = SampleSet.learnable(8, 2);
        upload(set);

        order("{\"training_set_id\":\"" + set.id() + "\"}")
                .then()
                .statusCode(503)
                .body("detail", containsString("has not been announced"));
        order("{\"training_set_id\":\"" + UUID.randomUUID() + "\"}").then().statusCode(404);
    }

    private io.kalimtak.events.v1.TrainingSet upload(SampleSet set) throws Exception {
        var event = set.write(folder);
        List<Path> files;
        try (Stream<Path> listed = Files.list(file(set, "manifest.json").getParent())) {
            files = listed.toList();
        }
        for (Path file : files) {
            put(file, object(set, file.getFileName().toString()));
        }
        return event;
    }

    private void put(Path file, String object) throws Exception {
        client().uploadObject(UploadObjectArgs.builder()
                .bucket(BucketTestSetup.BUCKET)
                .object(object)
                .filename(file.toString())
                .build());
    }

    private Path file(SampleSet set, String name) {
        return folder.resolve("training-sets").resolve(set.id().toString()).resolve(name);
    }

    private static String object(SampleSet set, String name) {
        return BucketTestSetup.PREFIX + "training-sets/" + set.id() + "/" + name;
    }

    private MinioClient client() throws IOException {
        MinioClient client = MinioClient.builder()
                .endpoint(storage.s3().endpoint().toString())
                .credentials("key", "secret")
                .region("us-east-1")
                .build();
        client.disableVirtualStyleEndpoint();
        return client;
    }
}
