package io.kalimtak.curation.set.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.curation.Samples;
import io.kalimtak.kit.storage.BucketClient;
import io.kalimtak.kit.storage.CredentialsFrom;
import io.kalimtak.local.testing.S3Server;
import io.minio.ListMultipartUploadsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.SetBucketVersioningArgs;
import io.minio.messages.VersioningConfiguration;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server, a process of its own. */
class BucketStorageIT {
    private static final UUID ID = Samples.id(1);
    private static final int MEGABYTE = 1 << 20;

    private static S3Server server;

    @TempDir
    static Path folder;

    private BucketStorage storage;
    private MinioAsyncClient client;

    private record Config(String name, URI endpoint, Path file) implements SetStorageConfig.Bucket {
        @Override
        public Optional<String> bucket() {
            return Optional.ofNullable(name);
        }

        @Override
        public Optional<String> prefix() {
            return Optional.of("installation/");
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public boolean pathStyle() {
            return true;
        }

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public CredentialsFrom credentials() {
            return CredentialsFrom.FILE;
        }

        @Override
        public Optional<Path> credentialsFile() {
            return Optional.of(file);
        }

        @Override
        public String profile() {
            return "default";
        }

        @Override
        public MemorySize partSize() {
            return new MemorySize(BigInteger.valueOf(5L * MEGABYTE));
        }
    }

    @BeforeAll
    static void startServer() throws IOException {
        server = S3Server.start("sets");
        Files.writeString(folder.resolve("credentials"), """
                [default]
                aws_access_key_id = key
                aws_secret_access_key = secret
                """);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        Config config = config("sets");
        storage = new BucketStorage(config);
        client = BucketClient.of(config);
        storage.removeUnfinished(ID);
    }

    @Test
    void shouldGiveBackWhatWasPublishedWhenFilesAreEmptySmallAndOfManyParts() throws IOException {
        byte[] large = new byte[11 * MEGABYTE + 7];
        new SplittableRandom(3).nextBytes(large);
        SetDraft draft = storage.draft(ID, 1);
        write(draft, "eval.jsonl", new byte[0]);
        write(draft, "train.jsonl", large);
        write(draft, "train.parquet", new byte[5 * MEGABYTE]);
        write(draft, "manifest.json", bytes("{}"));

        assertThat(storage.open(ID, "manifest.json")).isEmpty();
        storage.publish(ID, 1);

        assertThat(read("train.jsonl")).isEqualTo(large);
        assertThat(read("train.parquet")).isEqualTo(new byte[5 * MEGABYTE]);
        assertThat(read("eval.jsonl")).isEmpty();
        assertThat(storage.open(ID, "train.jsonl").orElseThrow().bytes()).isEqualTo(large.length);
        assertThat(storage.rowFiles(ID)).containsExactly("eval.jsonl", "train.jsonl", "train.parquet");
        assertThat(storage.open(ID, "none.jsonl")).isEmpty();
    }

    @Test
    void shouldLeaveNothingOfAnEarlierAttemptWhenItDied() throws IOException {
        SetDraft first = storage.draft(ID, 1);
        write(first, "stale.jsonl", bytes("never announced"));
        // A part is on its way when the process dies: nobody closes the stream.
        OutputStream dying = first.create("train.jsonl");
        dying.write(new byte[6 * MEGABYTE]);
        assertThat(uploads()).isEqualTo(1);

        SetDraft second = storage.draft(ID, 2);
        assertThat(uploads()).isZero();
        write(second, "train.jsonl", bytes("whole"));
        write(second, "manifest.json", bytes("{}"));
        storage.publish(ID, 2);

        assertThat(storage.rowFiles(ID)).containsExactly("train.jsonl");
        assertThat(read("train.jsonl")).asString(StandardCharsets.UTF_8).isEqualTo("whole");
    }

    @Test
    void shouldKeepAnOvertakenAttemptOutOfTheSetWhenItWritesOn() throws IOException {
        SetDraft overtaken = storage.draft(ID, 1);
        SetDraft newest = storage.draft(ID, 2);
        write(newest, "train.jsonl", bytes("newest"));
        write(newest, "manifest.json", bytes("{}"));
        storage.publish(ID, 2);

        write(overtaken, "train.jsonl", bytes("overtaken"));

        assertThat(read("train.jsonl")).asString(StandardCharsets.UTF_8).isEqualTo("newest");
    }

    @Test
    void shouldKeepTheManifestAloneWhenRowsAreRemoved() throws IOException {
        SetDraft draft = storage.draft(ID, 1);
        write(draft, "train.jsonl", bytes("rows"));
        write(draft, "manifest.json", bytes("{}"));
        storage.publish(ID, 1);

        storage.removeRows(ID);
        storage.removeRows(ID);

        assertThat(storage.rowFiles(ID)).isEmpty();
        assertThat(storage.open(ID, "train.jsonl")).isEmpty();
        assertThat(read("manifest.json")).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    }

    @Test
    void shouldRefuseABucketThatKeepsVersions() throws IOException {
        BucketClient.await(
                client.makeBucket(MakeBucketArgs.builder().bucket("versioned").build()));
        BucketClient.await(client.setBucketVersioning(SetBucketVersioningArgs.builder()
                .bucket("versioned")
                .config(new VersioningConfiguration(VersioningConfiguration.Status.ENABLED, null, null, null))
                .build()));

        assertThatThrownBy(() -> new BucketStorage(config("versioned")).draft(ID, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("turn versioning off");
    }

    @Test
    void shouldFailAsStorageFailsWhenThereIsNoSuchBucketOrServer() {
        assertThatThrownBy(() -> new BucketStorage(config("missing")).draft(ID, 1))
                .isInstanceOf(IOException.class);
        Config nobody = new Config("sets", URI.create("http://127.0.0.1:1"), folder.resolve("credentials"));
        assertThatThrownBy(() -> new BucketStorage(nobody).open(ID, "manifest.json"))
                .isInstanceOf(IOException.class);
    }

    private Config config(String bucket) {
        return new Config(bucket, server.endpoint(), folder.resolve("credentials"));
    }

    private int uploads() throws IOException {
        return BucketClient.await(client.listMultipartUploads(
                        ListMultipartUploadsArgs.builder().bucket("sets").build()))
                .result()
                .uploads()
                .size();
    }

    private byte[] read(String name) throws IOException {
        try (InputStream content = storage.open(ID, name).orElseThrow().content()) {
            return content.readAllBytes();
        }
    }

    private static void write(SetDraft draft, String name, byte[] content) throws IOException {
        try (OutputStream out = draft.create(name)) {
            out.write(content);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
