package io.kalimtak.training.sets.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.kit.storage.BucketConfig;
import io.kalimtak.training.testing.BucketSettings;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server that refuses or breaks off means; the real protocol is in BucketRunIT. */
class BucketSourceTest {
    private static final String LOCATION = "training-sets/1";
    private static final String ANY = "00";

    @TempDir
    Path folder;

    private HttpServer server;
    private int status = 200;
    private String code = "";
    private int announced;
    private byte[] body = new byte[0];

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("credentials"), "[default]\naws_access_key_id = k\naws_secret_access_key = s\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"503,SlowDown", "500,InternalError", "429,TooManyRequests", "400,RequestTimeout"})
    void shouldAskForAnotherTryWhenTheServerIsBusyOrBroken(int with, String said) {
        status = with;
        code = said;

        assertThatThrownBy(this::fetch)
                .isInstanceOf(AwayException.class)
                .hasMessage("The storage of training sets does not answer (" + said + ").");
    }

    @Test
    void shouldSayWhatToAllowWhenTheKeyMayNotRead() {
        status = 403;
        code = "AccessDenied";

        assertThatThrownBy(this::fetch)
                .isInstanceOf(RefusedException.class)
                .hasMessage("The storage of training sets refused to be read (AccessDenied): allow this service's key"
                        + " s3:GetObject and s3:ListBucket on the bucket, and check kalimtak.storage.s3.credentials and"
                        + " region.");
    }

    @Test
    void shouldNameTheSettingWhenThereIsNoSuchBucket() {
        status = 404;
        code = "NoSuchBucket";

        assertThatThrownBy(this::fetch)
                .isInstanceOf(RefusedException.class)
                .hasMessage("There is no bucket of the name in kalimtak.storage.s3.bucket; name the one that curation"
                        + " writes to.");
    }

    @Test
    void shouldRepeatNothingOfTheServersWordsWhenItsCodeIsNone() {
        status = 403;
        code = "see /home/somebody";

        assertThatThrownBy(this::fetch).message().contains("(unknown)").doesNotContain("somebody");
    }

    @Test
    void shouldLeaveNothingWhenTheServerBreaksOff() throws IOException {
        body = new byte[1 << 18];
        announced = 1 << 19;

        assertThatThrownBy(this::fetch)
                .isInstanceOf(AwayException.class)
                .hasMessage("The storage broke off while it sent a training set.");
        try (var left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldBringNothingWhenThereIsNoSuchFile() throws IOException {
        status = 404;
        code = "NoSuchKey";

        fetch();

        assertThat(folder.resolve("work/train.jsonl")).doesNotExist();
    }

    @Test
    void shouldWaitWhenNobodyListens() {
        server.stop(0);

        assertThatThrownBy(this::fetch)
                .isInstanceOf(AwayException.class)
                .hasMessage("The storage of training sets does not answer.");
        assertThatThrownBy(() -> source("credentials").has(LOCATION, "manifest.json"))
                .isInstanceOf(AwayException.class);
    }

    @Test
    void shouldNameTheSettingWhenThereAreNoCredentials() {
        assertThatThrownBy(() -> source("nowhere").fetch(LOCATION, "train.jsonl", ANY, folder.resolve("work")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("check kalimtak.storage.s3.credentials and endpoint");
    }

    @Test
    void shouldRefuseToStartWhenASettingIsMissingOrUnsafe() {
        BucketConfig unnamed =
                DefaultConfig.readWith(SetStorageConfig.class, Map.of()).s3();
        assertThatThrownBy(() -> new BucketSource(unnamed))
                .hasMessage("kalimtak.storage.kind=s3 needs kalimtak.storage.s3.bucket");
        assertThatThrownBy(() -> new BucketSource(BucketSettings.of(endpoint(), "sets", Map.of("tls", "true"))))
                .hasMessageStartingWith("kalimtak.storage.s3.endpoint is not https");
        assertThatThrownBy(() -> new BucketSource(BucketSettings.of(endpoint(), "sets", Map.of("credentials", "file"))))
                .hasMessage("kalimtak.storage.s3.credentials=file needs kalimtak.storage.s3.credentials-file");
    }

    private void fetch() throws IOException {
        source("credentials").fetch(LOCATION, "train.jsonl", ANY, folder.resolve("work"));
    }

    private BucketSource source(String credentials) {
        return new BucketSource(BucketSettings.of(
                endpoint(),
                "sets",
                Map.of(
                        "credentials",
                        "file",
                        "credentials-file",
                        folder.resolve(credentials).toString())));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = status == 200
                ? body
                : ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>m</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(status, announced == 0 ? sent.length : announced);
            exchange.getResponseBody().write(sent);
        }
    }
}
