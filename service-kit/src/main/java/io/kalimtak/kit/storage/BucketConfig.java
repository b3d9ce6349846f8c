package io.kalimtak.kit.storage;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A bucket of any server that speaks S3, {@code kalimtak.storage.s3}. */
public interface BucketConfig {
    Optional<String> bucket();

    /** Before every object's name, for instance {@code kalimtak/}; none by default. */
    Optional<String> prefix();

    @WithDefault("https://s3.amazonaws.com")
    URI endpoint();

    @WithDefault("us-east-1")
    String region();

    /** Whether the bucket stands in the path of a request rather than in the host's name. */
    @WithDefault("true")
    boolean pathStyle();

    /** Refuses an endpoint that is not https; certificates are checked against the JVM's trust store. */
    @WithDefault("true")
    boolean tls();

    @WithDefault("environment")
    CredentialsFrom credentials();

    /** A file as AWS's command line has it, {@code ~/.aws/credentials}; for {@code credentials=file}. */
    Optional<Path> credentialsFile();

    /** The file's section. */
    @WithDefault("default")
    String profile();
}
