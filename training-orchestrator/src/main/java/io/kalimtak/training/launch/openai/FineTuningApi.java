package io.kalimtak.training.launch.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.training.endpoint.EndpointCall;
import io.kalimtak.training.endpoint.EndpointCalls;
import io.kalimtak.training.endpoint.EndpointRefusedException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Watch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** The calls of the files and fine-tuning API that are used here. Throws what EndpointCalls throws. */
final class FineTuningApi {
    private static final String JOBS = "fine_tuning/jobs";
    private static final String PAGE = "100";
    private static final int MOST_PAGES = 200;
    private static final MediaType JSON_LINES = MediaType.get("application/jsonl");

    private final EndpointCalls calls;
    private final String engine;
    private final Watch watch;

    FineTuningApi(EndpointCalls calls, String engine, Watch watch) {
        this.calls = calls;
        this.engine = engine;
        this.watch = watch;
    }

    /** Every job that was made for the run, the oldest first. Servers that cannot filter are read whole. */
    List<FineTuningJob> jobsOf(UUID runId) {
        EndpointCall list =
                EndpointCall.get(engine, JOBS).with("metadata[" + FineTuningJob.RUN + "]", runId.toString());
        return all(list).stream()
                .filter(job -> runId.toString()
                        .equals(job.at("/metadata/" + FineTuningJob.RUN).asText()))
                .map(FineTuningJob::of)
                .sorted(FineTuningJob.OLDEST_FIRST)
                .toList();
    }

    FineTuningJob job(String id) {
        return FineTuningJob.of(calls.send(EndpointCall.get(engine, JOBS + "/" + id), watch));
    }

    FineTuningJob create(UUID runId, Map<String, Object> order) {
        EndpointCall call = EndpointCall.post(engine, JOBS, order).withHeader("Idempotency-Key", "kalimtak-" + runId);
        return FineTuningJob.of(calls.send(call, watch));
    }

    /** Events that are not among the seen, first to last; the API gives the newest first. */
    List<JsonNode> eventsOf(String id, Set<String> seen) {
        List<JsonNode> fresh = new ArrayList<>();
        EndpointCall list =
                EndpointCall.get(engine, JOBS + "/" + id + "/events").with("limit", PAGE);
        JsonNode page = calls.send(list, watch);
        for (int pages = 1; add(page, seen, fresh) && pages < MOST_PAGES; pages++) {
            page = calls.send(list.with("after", fresh.getLast().path("id").asText()), watch);
        }
        Collections.reverse(fresh);
        fresh.forEach(event -> seen.add(event.path("id").asText()));
        return fresh;
    }

    /** Whether there may be more after this page. */
    private static boolean add(JsonNode page, Set<String> seen, List<JsonNode> fresh) {
        for (JsonNode event : page.path("data")) {
            if (seen.contains(event.path("id").asText())) {
                return false;
            }
            fresh.add(event);
        }
        return page.path("has_more").asBoolean() && !page.path("data").isEmpty();
    }

    /** Stops a job; one that has ended meanwhile is no error. */
    void cancel(String id) {
        try {
            calls.send(EndpointCall.post(engine, JOBS + "/" + id + "/cancel", null), watch);
        } catch (EndpointRefusedException e) {
            if (!job(id).ended()) {
                throw e;
            }
        }
    }

    /** Ids of the files of this name. */
    List<JsonNode> filesNamed(String name) {
        EndpointCall list = EndpointCall.get(engine, "files").with("purpose", "fine-tune");
        return all(list).stream()
                .filter(file -> name.equals(file.path("filename").asText()))
                .toList();
    }

    /** Transfers a file, streamed; gives its id. */
    String upload(Path file, String name) {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("purpose", "fine-tune")
                .addFormDataPart("file", name, RequestBody.create(file.toFile(), JSON_LINES))
                .build();
        EndpointCall call = EndpointCall.post(engine, "files", null).withFile(body);
        return calls.upload(call, watch).path("id").asText();
    }

    /** Deletes a file; one that is gone is no error. */
    void deleteFile(String id) {
        try {
            calls.send(EndpointCall.delete(engine, "files/" + id), watch);
        } catch (EndpointRefusedException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    private List<JsonNode> all(EndpointCall list) {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            EndpointCall limited = list.with("limit", PAGE);
            JsonNode page =
                    calls.send(after.map(id -> limited.with("after", id)).orElse(limited), watch);
            page.path("data").forEach(all::add);
            if (!page.path("has_more").asBoolean() || page.path("data").isEmpty()) {
                return all;
            }
            after = Optional.of(all.getLast().path("id").asText());
        }
        throw new UnfinishedListException();
    }

    /** A list that does not end: whether a job is in it cannot be told, so none may be started. */
    static final class UnfinishedListException extends RefusedException {
        private static final long serialVersionUID = 1L;

        UnfinishedListException() {
            super("The endpoint lists more than " + MOST_PAGES + " pages; whether it has a job of this run already"
                    + " cannot be told.");
        }
    }
}
