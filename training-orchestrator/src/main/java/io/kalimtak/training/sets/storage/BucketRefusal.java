package io.kalimtak.training.sets.storage;

import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.security.ProviderException;
import java.util.Set;

/** What a bucket's failure means for the work that asked; S3's own text is not repeated, its code is. */
final class BucketRefusal {
    private static final int SERVER_ERROR = 500;

    /** Codes below 500 that pass by themselves (docs.aws.amazon.com, "Amazon S3 API Error responses"). */
    private static final Set<String> PASSING =
            Set.of("SlowDown", "RequestTimeout", "OperationAborted", "TooManyRequests", "ThrottlingException");

    private BucketRefusal() {}

    /** Whether there is no such object. */
    static boolean isAbsent(Exception failure) {
        return "NoSuchKey".equals(code(failure));
    }

    /** AwayException where another try may help, else RefusedException. */
    static RuntimeException of(Exception failure) {
        ErrorResponseException refusal = find(failure, ErrorResponseException.class);
        if (refusal != null) {
            return refused(refusal);
        }
        boolean unknown = find(failure, ProviderException.class) != null;
        boolean silent = find(failure, IOException.class) != null || find(failure, ServerException.class) != null;
        if (silent && !unknown) {
            return new AwayException("The storage of training sets does not answer.", failure);
        }
        return new RefusedException(
                "The storage of training sets could not be asked: there are no credentials, or it does not speak S3;"
                        + " check kalimtak.storage.s3.credentials and endpoint.",
                failure);
    }

    private static RuntimeException refused(ErrorResponseException refusal) {
        String code = code(refusal);
        if (refusal.response().code() >= SERVER_ERROR || PASSING.contains(code)) {
            return new AwayException("The storage of training sets does not answer (" + code + ").", refusal);
        }
        if (code.equals("NoSuchBucket")) {
            return new RefusedException(
                    "There is no bucket of the name in kalimtak.storage.s3.bucket; name the one that curation writes to.",
                    refusal);
        }
        return new RefusedException(
                "The storage of training sets refused to be read (" + code + "): allow this service's key s3:GetObject"
                        + " and s3:ListBucket on the bucket, and check kalimtak.storage.s3.credentials and region.",
                refusal);
    }

    /** S3's code, letters and digits alone; {@code unknown} when the server gave none. */
    private static String code(Exception failure) {
        ErrorResponseException refusal = find(failure, ErrorResponseException.class);
        String code = refusal == null ? null : refusal.errorResponse().code();
        return code != null && code.matches("[A-Za-z0-9]{1,40}") ? code : "unknown";
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
