package io.kalimtak.local.testing;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.JavaCommand;
import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An S3 server (S3Mock) on 127.0.0.1 with one bucket, as a process of its own; its data goes when it is closed. It takes
 * any credentials.
 */
public final class S3Server extends ChildServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path jar;
    private final String bucket;
    private final HttpClient http = HttpClient.newHttpClient();

    private S3Server(Path jar, RunFolders folders, String bucket) {
        super("s3", Ports.free(1).getFirst(), folders);
        this.jar = jar;
        this.bucket = bucket;
    }

    /** A server that answers, with an empty bucket of this name. Throws ServerException when it does not come up. */
    public static S3Server start(String bucket) {
        RunFolders folders = new RunFolders(Path.of(
                "target", "kalimtak-s3", Long.toString(ProcessHandle.current().pid())));
        S3Server server = new S3Server(Home.find().s3Server(), folders, bucket);
        server.start();
        server.awaitReady(PATIENCE);
        return server;
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Stops the server and removes its data. */
    @Override
    public void close() {
        stop();
        folders().delete();
    }

    @Override
    protected List<String> command() {
        return JavaCommand.of(
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                List.of(jar.toString()),
                "org.springframework.boot.loader.launch.JarLauncher",
                List.of(
                        "--http.port=" + port(),
                        // Nothing here speaks TLS with it; any free port will do.
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--com.adobe.testing.s3mock.store.root=" + folders().data("s3"),
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + bucket));
    }

    @Override
    protected void prepare() throws IOException {
        java.nio.file.Files.createDirectories(folders().data("s3"));
    }

    @Override
    protected boolean answers() {
        if (!Ports.isListening(port())) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(endpoint().resolve("/" + bucket))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
