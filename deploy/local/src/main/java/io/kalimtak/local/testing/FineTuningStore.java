package io.kalimtak.local.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a local fine-tuning server holds: files, jobs and their events, shown in pages as OpenAI's API shows them. */
final class FineTuningStore {
    private static final Pattern PART =
            Pattern.compile("(?s)name=\"file\"; filename=\"([^\"]+)\"\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n(.*?)\\r\\n--");
    private static final String PURPOSE = "name=\"purpose\"";
    private static final int STEPS = 4;

    private final ObjectMapper json;
    private final long time;
    private final List<ObjectNode> files = new ArrayList<>();
    private final Map<String, String> contents = new TreeMap<>();
    private final List<ObjectNode> jobs = new ArrayList<>();
    private final Map<String, List<ObjectNode>> events = new TreeMap<>();
    private int number;

    FineTuningStore(ObjectMapper json, long time) {
        this.json = json;
        this.time = time;
    }

    synchronized JsonNode addFile(String multipart) {
        Matcher part = PART.matcher(multipart);
        if (!part.find() || !multipart.contains(PURPOSE)) {
            throw new IllegalStateException("not a file in a form");
        }
        ObjectNode file = json.createObjectNode()
                .put("id", "file-" + ++number)
                .put("object", "file")
                .put("bytes", part.group(2).getBytes(StandardCharsets.UTF_8).length)
                .put("created_at", time)
                .put("filename", part.group(1))
                .put("purpose", "fine-tune")
                .put("status", "processed");
        files.add(file);
        contents.put(part.group(1), part.group(2));
        return file;
    }

    synchronized JsonNode deleteFile(String id) {
        files.stream()
                .filter(file -> file.path("id").asText().equals(id))
                .forEach(file -> contents.remove(file.path("filename").asText()));
        files.removeIf(file -> file.path("id").asText().equals(id));
        return json.createObjectNode().put("id", id).put("object", "file").put("deleted", true);
    }

    synchronized JsonNode filePage(Map<String, String> query) {
        return page(files, query, file -> true);
    }

    synchronized JsonNode addJob(JsonNode order, long createdAt) {
        String id = "ftjob-" + ++number;
        ObjectNode job = json.createObjectNode()
                .put("id", id)
                .put("object", "fine_tuning.job")
                .put("model", order.path("model").asText())
                .put("created_at", createdAt)
                .putNull("finished_at")
                .putNull("fine_tuned_model")
                .put("organization_id", "org-1")
                .put("status", "validating_files")
                .putNull("validation_file")
                .put("training_file", order.path("training_file").asText())
                .putNull("trained_tokens")
                .putNull("error")
                .put("seed", order.path("seed").asLong());
        job.putArray("result_files");
        job.putObject("hyperparameters").put("n_epochs", "auto");
        job.set("metadata", order.path("metadata"));
        if (order.has("method")) {
            job.set("method", order.path("method"));
        }
        jobs.add(job);
        events.put(id, new ArrayList<>());
        event(id, "Created fine-tuning job: " + id, null);
        return job.deepCopy();
    }

    synchronized ObjectNode job(String id) {
        return jobs.stream()
                .filter(job -> job.path("id").asText().equals(id))
                .findFirst()
                .orElse(null);
    }

    synchronized List<JsonNode> jobs() {
        return jobs.stream().map(job -> (JsonNode) job.deepCopy()).toList();
    }

    synchronized Map<String, String> contents() {
        return new TreeMap<>(contents);
    }

    synchronized JsonNode jobPage(Map<String, String> query) {
        String wanted = query.get("metadata[kalimtak_run_id]");
        return page(
                jobs,
                query,
                job -> wanted == null
                        || job.at("/metadata/kalimtak_run_id").asText().equals(wanted));
    }

    synchronized JsonNode eventPage(String id, Map<String, String> query) {
        return page(events.get(id), query, event -> true);
    }

    synchronized void move(ObjectNode job, String state, ObjectNode error) {
        String id = job.path("id").asText();
        job.put("status", state);
        if ("running".equals(state)) {
            event(id, "Fine-tuning job started", null);
            for (int step = 1; step <= STEPS; step++) {
                event(id, "Step " + step + "/" + STEPS + ": training loss=" + 1.0 / step, metrics(step));
            }
        } else if ("succeeded".equals(state)) {
            job.put("fine_tuned_model", "ft:" + job.path("model").asText() + ":org:kalimtak:" + id);
            job.put("trained_tokens", 12_345);
            job.put("finished_at", time + 1);
            event(id, "The job has successfully completed", null);
        } else if ("failed".equals(state)) {
            job.set("error", error);
        }
    }

    private ObjectNode metrics(int step) {
        return json.createObjectNode()
                .put("step", step)
                .put("total_steps", STEPS)
                .put("train_loss", 1.0 / step);
    }

    private void event(String job, String message, ObjectNode data) {
        ObjectNode event = json.createObjectNode()
                .put("id", "ftevent-" + ++number)
                .put("object", "fine_tuning.job.event")
                .put("created_at", time)
                .put("level", "info")
                .put("message", message)
                .put("type", data == null ? "message" : "metrics");
        event.set("data", data == null ? json.createObjectNode() : data);
        events.get(job).add(event);
    }

    /** The newest first, after the one that is named. */
    private JsonNode page(List<ObjectNode> all, Map<String, String> query, Predicate<ObjectNode> wanted) {
        List<ObjectNode> newest = new ArrayList<>(all.stream().filter(wanted).toList());
        Collections.reverse(newest);
        String after = query.get("after");
        if (after != null) {
            List<String> ids =
                    newest.stream().map(item -> item.path("id").asText()).toList();
            newest = newest.subList(ids.indexOf(after) + 1, newest.size());
        }
        // A page is at most three long here, whatever is asked for, so that tests need no hundreds.
        int size = Math.min(3, newest.size());
        ObjectNode page = json.createObjectNode().put("object", "list").put("has_more", size < newest.size());
        newest.subList(0, size).forEach(page.withArray("data")::add);
        page.put("first_id", size == 0 ? "" : newest.getFirst().path("id").asText());
        page.put("last_id", size == 0 ? "" : newest.get(size - 1).path("id").asText());
        page.withArray("data");
        return page;
    }
}
