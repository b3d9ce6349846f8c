package io.kalimtak.training.launch.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kalimtak.training.endpoint.ApiMessage;
import io.kalimtak.training.work.AwayException;
import java.time.Duration;
import java.util.stream.Collectors;

/** What of the cluster's answers may pass, and what somebody has to mend. */
final class ClusterErrors {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int BUSY = 429;
    private static final int BROKEN = 500;
    private static final int MOST_SECONDS = 3600;

    private ClusterErrors() {}

    /** Whether something of that name is there already. */
    static boolean isConflict(KubernetesClientException e) {
        return e.getCode() == CONFLICT;
    }

    /** Whether there is no such thing, or no such kind of thing. */
    static boolean isMissing(KubernetesClientException e) {
        return e.getCode() == NOT_FOUND;
    }

    /**
     * The error to throw: AwayException for 408, 409, 429, 5xx and broken connections, else ClusterRefusedException.
     *
     * @param doing what was tried, such as {@code create jobs.batch in the namespace training}
     */
    static RuntimeException of(KubernetesClientException e, String doing) {
        int code = e.getCode();
        if (code <= 0) {
            return new AwayException("The Kubernetes API does not answer.", e);
        }
        if (code >= BROKEN || code == TIMEOUT || code == CONFLICT || code == BUSY) {
            return new AwayException("The Kubernetes API answered with status " + code + ".", e, pause(e));
        }
        String refused = "The Kubernetes API refused to " + doing + " (" + code + "); ";
        return new ClusterRefusedException(refused + mend(code) + said(e), e);
    }

    private static String mend(int code) {
        return switch (code) {
            case UNAUTHORIZED ->
                "check the token of the service account or of kalimtak.training.kubernetes.kubeconfig.";
            case FORBIDDEN -> "give the service's account the Role of docs/launchers.md, and check quotas.";
            case NOT_FOUND ->
                "check kalimtak.training.kubernetes.namespace, and for TrainJobs that Kubeflow Trainer is installed.";
            case INVALID -> "mend the settings under kalimtak.training.kubernetes.";
            default -> "check the settings under kalimtak.training.kubernetes.";
        };
    }

    /** Which fields it is about where the answer names them, else the answer's own words. */
    private static String said(KubernetesClientException e) {
        Status status = e.getStatus();
        if (status == null) {
            return "";
        }
        if (status.getDetails() != null && !status.getDetails().getCauses().isEmpty()) {
            return status.getDetails().getCauses().stream()
                    .map(ClusterErrors::cause)
                    .collect(Collectors.joining("; ", " It says: ", "."));
        }
        String message = status.getMessage() == null ? "" : ApiMessage.clean(status.getMessage());
        return message.isBlank() ? "" : " It says: " + message.replaceFirst("\\.$", "") + ".";
    }

    private static String cause(StatusCause cause) {
        String message = cause.getMessage() == null ? cause.getReason() : cause.getMessage();
        String field = cause.getField() == null ? "" : cause.getField() + ": ";
        return ApiMessage.clean(field + message);
    }

    private static Duration pause(KubernetesClientException e) {
        Status status = e.getStatus();
        Integer seconds = status == null || status.getDetails() == null
                ? null
                : status.getDetails().getRetryAfterSeconds();
        return seconds == null || seconds <= 0 ? null : Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
    }
}
