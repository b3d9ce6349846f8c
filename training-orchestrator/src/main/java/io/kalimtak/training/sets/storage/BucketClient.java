package io.kalimtak.training.sets.storage;

import io.minio.MinioAsyncClient;
import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.AwsEnvironmentProvider;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.Provider;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The client of a bucket, made from the configuration. */
final class BucketClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Of one write or read, not of a whole file. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private BucketClient() {}

    /** Throws IllegalArgumentException that names the setting which is missing or wrong. */
    static MinioAsyncClient of(SetStorageConfig.Bucket config) {
        if (config.tls() && !"https".equals(config.endpoint().getScheme())) {
            throw new IllegalArgumentException(
                    "kalimtak.storage.s3.endpoint is not https; give an https address, or set"
                            + " kalimtak.storage.s3.tls=false where the way to it is safe");
        }
        MinioAsyncClient client = MinioAsyncClient.builder()
                .endpoint(config.endpoint().toString())
                .region(config.region())
                .credentialsProvider(credentials(config))
                .httpClient(http())
                .build();
        if (config.pathStyle()) {
            client.disableVirtualStyleEndpoint();
        } else {
            client.enableVirtualStyleEndpoint();
        }
        return client;
    }

    /** Of our own: the library's reads the certificates of a whole machine for each client, and trusts them. */
    private static OkHttpClient http() {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .build();
    }

    private static Provider credentials(SetStorageConfig.Bucket config) {
        return switch (config.credentials()) {
            case ENVIRONMENT -> new AwsEnvironmentProvider();
            case FILE ->
                new AwsConfigProvider(
                        config.credentialsFile()
                                .orElseThrow(
                                        () -> new IllegalArgumentException(
                                                "kalimtak.storage.s3.credentials=file needs kalimtak.storage.s3.credentials-file"))
                                .toString(),
                        config.profile());
            case INSTANCE -> new IamAwsProvider(null, null);
        };
    }
}
