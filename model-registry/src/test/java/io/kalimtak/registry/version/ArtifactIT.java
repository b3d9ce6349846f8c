package io.kalimtak.registry.version;

import static io.kalimtak.registry.Registry.body;
import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.content;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.register;
import static io.kalimtak.registry.Registry.sha256;
import static io.kalimtak.registry.Registry.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.StorageConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class ArtifactIT {
    private static final String ZEROS = "0".repeat(64);

    @Inject
    Registry registry;

    @Inject
    StorageConfig storage;

    @BeforeEach
    void reset() {
        registry.reset();
    }

    @Test
    void shouldLeaveNothingWhenTheChecksumIsWrong() throws IOException {
        upload("v1", content("v1"), ZEROS)
                .statusCode(422)
                .body(
                        "detail",
                        is("The 14 bytes that arrived have the SHA-256 " + sha256(content("v1")) + ", not " + ZEROS
                                + " as the header X-Content-SHA256 says. Nothing was kept; send the file again."));

        assertThat(registry.files()).isEmpty();
    }

    @Test
    void shouldLeaveNothingWhenTheBodyIsEmptyOrTheHeaderMissing() throws IOException {
        upload("v1", new byte[0], sha256(new byte[0])).statusCode(422);
        upload("v1", content("v1"), "abc").statusCode(400).body("violations.field", contains("X-Content-SHA256"));
        call().body(content("v1"))
                .contentType("application/zip")
                .put("/internal/model-versions/v1/artifact")
                .then()
                .statusCode(400);

        assertThat(registry.files()).isEmpty();
    }

    @Test
    void shouldTakeTheSameFileTwiceAndNoOther() throws IOException {
        upload("v1", content("v1"), sha256(content("v1")))
                .statusCode(200)
                .body("version", is("v1"))
                .body("sha256", is(sha256(content("v1"))))
                .body("bytes", is(14));
        upload("v1", content("v1"), sha256(content("v1")).toUpperCase(java.util.Locale.ROOT))
                .statusCode(200);
        upload("v1", content("other"), sha256(content("other"))).statusCode(409);

        assertThat(registry.files()).containsExactly("artifacts/v1.zip");
        assertThat(Files.readAllBytes(storage.root().resolve("artifacts/v1.zip")))
                .isEqualTo(content("v1"));
    }

    @Test
    void shouldTakeNoFileForAVersionThatWasRegisteredWithoutOne() throws IOException {
        upload("embedded-base-1", content("x"), sha256(content("x"))).statusCode(409);

        assertThat(registry.files()).isEmpty();
    }

    @Test
    void shouldRefuseNamesThatLeaveTheFolder() throws IOException {
        for (String name : new String[] {"..%2F..%2Fx", "%2Fetc%2Fx", "..", ".incoming", "a%00"}) {
            int status = call().urlEncodingEnabled(false)
                    .header("X-Content-SHA256", sha256(content("v1")))
                    .body(content("v1"))
                    .contentType("application/zip")
                    .put("/internal/model-versions/" + name + "/artifact")
                    .statusCode();

            assertThat(status).as(name).isIn(400, 404, 405);
        }
        assertThat(registry.files()).isEmpty();
    }

    @Test
    void shouldGiveBackTheBytesThatItTookWhenTheyAreMany() {
        byte[] large = new byte[20_000_003];
        new Random(7).nextBytes(large);
        Map<String, Object> body = new HashMap<>(body("v1"));
        body.put("artifact_sha256", sha256(large));
        upload("v1", large, sha256(large)).statusCode(200).body("bytes", is(20_000_003));
        register("v1", body).statusCode(200).body("artifact_bytes", is(20_000_003));

        var answer = call().get("/api/admin/model-versions/v1/artifact");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("X-Content-SHA256")).isEqualTo(sha256(large));
        assertThat(answer.contentType()).startsWith("application/zip");
        assertThat(answer.asByteArray()).isEqualTo(large);
    }

    @Test
    void shouldSayWhatIsMissingWhenTheFileIsGone() throws IOException {
        enter("v1");
        Files.delete(storage.root().resolve("artifacts/v1.zip"));

        call().get("/api/admin/model-versions/v1/artifact").then().statusCode(404);
        Registry.rollOut(Map.of("version", "v1", "strategy", "immediate")).statusCode(409);
    }

    @Test
    void shouldKeepOneOfTwoFilesThatArriveTogether() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> one = () -> {
            together.await();
            return upload("v1", content("one"), sha256(content("one")))
                    .extract()
                    .statusCode();
        };
        Callable<Integer> other = () -> {
            together.await();
            return upload("v1", content("two"), sha256(content("two")))
                    .extract()
                    .statusCode();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(one);
            var second = threads.submit(other);

            assertThat(new Integer[] {first.get(), second.get()}).containsExactlyInAnyOrder(200, 409);
        }
        assertThat(registry.files()).containsExactly("artifacts/v1.zip");
    }
}
