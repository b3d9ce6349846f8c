package io.kalimtak.training.sets.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where training sets lie: the keys that curation writes them by, so that an operator gives them once to all services. */
@ConfigMapping(prefix = "kalimtak.storage")
public interface SetStorageConfig {
    @WithDefault("directory")
    Kind kind();

    Bucket s3();

    /** The two kinds of storage. */
    enum Kind {
        /** Below {@code kalimtak.storage.root}. */
        DIRECTORY,
        /** In a bucket. */
        S3
    }

    /** A bucket of any server that speaks S3; it is read alone. */
    interface Bucket {
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

    /** Where the keys come from; they stand in no setting. */
    enum CredentialsFrom {
        /** {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and, where there is one, {@code AWS_SESSION_TOKEN}. */
        ENVIRONMENT,
        /** A file. */
        FILE,
        /** The machine's or the container's own role. */
        INSTANCE
    }
}
