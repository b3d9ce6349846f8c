package io.kalimtak.training.sets.storage;

import io.kalimtak.kit.storage.BucketClient;
import io.kalimtak.kit.storage.BucketConfig;
import io.kalimtak.training.sets.Checksums;
import io.kalimtak.training.work.AwayException;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.MinioAsyncClient;
import io.minio.StatObjectArgs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.ProviderException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Sets in a bucket: fetched into the folder of the work that reads them, and gone with it. */
public final class BucketSource implements SetSource {
    private static final String FOLDER = "set";
    private static final int BUFFER_BYTES = 1 << 16;

    private final MinioAsyncClient client;
    private final String bucket;
    private final String prefix;

    /** Throws IllegalArgumentException that names the setting which is missing or wrong. */
    BucketSource(BucketConfig config) {
        this.bucket = config.bucket()
                .orElseThrow(() ->
                        new IllegalArgumentException("kalimtak.storage.kind=s3 needs kalimtak.storage.s3.bucket"));
        this.prefix = config.prefix().orElse("");
        this.client = BucketClient.of(config);
    }

    @Override
    public boolean has(String location, String name) {
        try {
            client.statObject(StatObjectArgs.builder()
                            .bucket(bucket)
                            .object(object(location, name))
                            .build())
                    .join();
            return true;
        } catch (CompletionException | ProviderException e) {
            if (BucketRefusal.isAbsent(e)) {
                return false;
            }
            throw BucketRefusal.of(e);
        }
    }

    @Override
    public Path folder(String location, Path work) {
        return work.resolve(FOLDER);
    }

    @Override
    public void fetch(String location, String name, String sha256, Path folder) throws IOException {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file) && Checksums.sha256(file).equalsIgnoreCase(sha256)) {
            return;
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "fetch", ".part");
        try {
            if (download(object(location, name), part)) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public String advice() {
        return "check that this service and curation have the same kalimtak.storage.s3.bucket and prefix";
    }

    /** False where there is no such object. */
    private boolean download(String object, Path target) throws IOException {
        Optional<GetObjectResponse> found = open(object);
        if (found.isEmpty()) {
            return false;
        }
        try (InputStream in = found.get();
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    private Optional<GetObjectResponse> open(String object) {
        try {
            return Optional.of(client.getObject(GetObjectArgs.builder()
                            .bucket(bucket)
                            .object(object)
                            .build())
                    .join());
        } catch (CompletionException | ProviderException e) {
            if (BucketRefusal.isAbsent(e)) {
                return Optional.empty();
            }
            throw BucketRefusal.of(e);
        }
    }

    /** A transfer that breaks off is the server's failure; one that cannot be written down is this machine's. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new AwayException("The storage broke off while it sent a training set.", e);
        }
    }

    private String object(String location, String name) {
        return prefix + location + "/" + name;
    }
}
