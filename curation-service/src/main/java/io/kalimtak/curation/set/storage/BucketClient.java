package io.kalimtak.curation.set.storage;

import io.minio.MinioAsyncClient;
import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.AwsEnvironmentProvider;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.Provider;
import io.minio.errors.ErrorResponseException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The client of a bucket, made from the configuration, and the one way to wait for its answers. */
final class BucketClient {
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
                .build();
        if (config.pathStyle()) {
            client.disableVirtualStyleEndpoint();
        } else {
            client.enableVirtualStyleEndpoint();
        }
        return client;
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

    /** The answer. Throws IOException when the server refuses or does not answer. */
    static <T> T await(CompletableFuture<T> answer) throws IOException {
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
    static final class BucketException extends IOException {
        private static final long serialVersionUID = 1L;

        private BucketException(Throwable cause) {
            super("the bucket did not do as asked: " + cause.getMessage(), cause);
        }

        /** S3's code, {@code NoSuchKey} for instance; empty when the server gave none. */
        String code() {
            return getCause() instanceof ErrorResponseException refusal
                    ? refusal.errorResponse().code()
                    : "";
        }
    }
}
