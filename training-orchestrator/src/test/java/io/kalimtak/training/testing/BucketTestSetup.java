package io.kalimtak.training.testing;

import io.kalimtak.local.testing.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A bucket for the service under test, with every setting that curation is given for it. */
public final class BucketTestSetup implements QuarkusTestResourceLifecycleManager {
    public static final String BUCKET = "sets";
    public static final String PREFIX = "installation/";

    private S3Server server;
    private Path credentials;

    @Override
    public Map<String, String> start() {
        try {
            credentials = Files.createTempFile("kalimtak-credentials", "");
            Files.writeString(credentials, "[sets]\naws_access_key_id = key\naws_secret_access_key = secret\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = S3Server.start(BUCKET);
        return Map.of(
                "kalimtak.storage.kind", "s3",
                "kalimtak.storage.s3.bucket", BUCKET,
                "kalimtak.storage.s3.prefix", PREFIX,
                "kalimtak.storage.s3.endpoint", server.endpoint().toString(),
                "kalimtak.storage.s3.tls", "false",
                "kalimtak.storage.s3.credentials", "file",
                "kalimtak.storage.s3.credentials-file", credentials.toString(),
                "kalimtak.storage.s3.profile", "sets",
                "kalimtak.storage.s3.part-size", "5M");
    }

    @Override
    public void stop() {
        server.close();
        try {
            Files.delete(credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
