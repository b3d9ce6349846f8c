package io.kalimtak.kit.storage;

import io.minio.MinioAsyncClient;
import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.AwsEnvironmentProvider;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.Provider;
import io.minio.errors.ErrorResponseException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The client of a bucket, made from the configuration, and the one way to wait for its answers. */
public final class BucketClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Of one write or read, not of a whole file. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private BucketClient() {}

    /** Throws IllegalArgumentException that names the setting which is missing or wrong. */
    public static MinioAsyncClient of(BucketConfig config) {
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

    private static Provider credentials(BucketConfig config) {
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

    /** The answer. Throws IOException when the server refuses or does not answer. */
    public static <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException inner ? inner.getCause() : e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            throw new BucketException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the bucket was asked");
        }
    }

    /** A refusal of the server, with S3's code for it. */
    public static final class BucketException extends IOException {
        private static final long serialVersionUID = 1L;

        private BucketException(Throwable cause) {
            super("the bucket did not do as asked: " + cause.getMessage(), cause);
        }

        /** S3's code, {@code NoSuchKey} for instance; empty when the server gave none. */
        public String code() {
            return getCause() instanceof ErrorResponseException refusal
                    ? refusal.errorResponse().code()
                    : "";
        }
    }
}
