package io.kalimtak.training.launch.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.training.endpoint.ApiMessage;
import java.util.Comparator;
import java.util.Set;

/**
 * A job as the API shows it (platform.openai.com/docs/api-reference/fine-tuning/object), as far as it matters here.
 *
 * @param run what its metadata says of the run that it is for, or null
 * @param model the tuned model's name, or null
 * @param trainedTokens billable tokens, or null while it runs
 * @param error what went wrong, fit to be shown, or null
 */
record FineTuningJob(
        String id,
        String run,
        String status,
        long createdAt,
        String file,
        String model,
        Long trainedTokens,
        String error) {
    /** Of two jobs for one run the older counts, the same for everyone who looks. */
    static final Comparator<FineTuningJob> OLDEST_FIRST =
            Comparator.comparingLong(FineTuningJob::createdAt).thenComparing(FineTuningJob::id);

    /** The metadata of a job that says which run it is for. */
    static final String RUN = "kalimtak_run_id";

    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";
    private static final Set<String> ENDED = Set.of(SUCCEEDED, FAILED, CANCELLED);

    static FineTuningJob of(JsonNode job) {
        JsonNode tokens = job.path("trained_tokens");
        JsonNode error = job.path("error");
        boolean failed = error.path("message").isTextual() || error.path("code").isTextual();
        return new FineTuningJob(
                job.path("id").asText(),
                job.path("metadata").path(RUN).textValue(),
                job.path("status").asText(),
                job.path("created_at").asLong(),
                job.path("training_file").asText(),
                job.path("fine_tuned_model").textValue(),
                tokens.isIntegralNumber() ? tokens.longValue() : null,
                failed ? ApiMessage.of(error) : null);
    }

    boolean ended() {
        return ENDED.contains(status);
    }
}
