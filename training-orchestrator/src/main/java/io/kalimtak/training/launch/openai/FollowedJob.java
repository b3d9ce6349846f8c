package io.kalimtak.training.launch.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.training.endpoint.ApiMessage;
import io.kalimtak.training.work.Watch;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a job tells while it is followed: its events become log lines, its steps progress, its last figures metrics. */
final class FollowedJob {
    private static final Pattern STEP = Pattern.compile("\\bStep (\\d{1,9})/(\\d{1,9})\\b");
    private static final Set<String> COUNTERS = Set.of("step", "total_steps");
    private static final double VALIDATING = 0.02;
    private static final double QUEUED = 0.05;
    private static final double STARTED = 0.1;
    private static final double TRAINED = 0.95;

    private final Watch watch;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Double> metrics = new TreeMap<>();
    private double steps;

    FollowedJob(Watch watch) {
        this.watch = watch;
    }

    /** Takes what is new. */
    void look(FineTuningApi api, FineTuningJob job) {
        api.eventsOf(job.id(), seen).forEach(this::take);
        if (!job.ended()) {
            watch.progress(job.status().replace('_', ' '), share(job.status()));
        }
    }

    Map<String, Double> metrics() {
        return metrics;
    }

    private double share(String status) {
        return switch (status) {
            case "validating_files" -> VALIDATING;
            case "queued" -> QUEUED;
            default -> STARTED + (TRAINED - STARTED) * steps;
        };
    }

    private void take(JsonNode event) {
        String message = event.path("message").asText("");
        watch.log(ApiMessage.clean(message));
        JsonNode data = event.path("data");
        Matcher step = STEP.matcher(message);
        if (data.path("total_steps").asDouble() > 0) {
            steps = data.path("step").asDouble() / data.path("total_steps").asDouble();
        } else if (step.find() && !"0".equals(step.group(2))) {
            steps = Double.parseDouble(step.group(1)) / Double.parseDouble(step.group(2));
        }
        steps = Math.clamp(steps, 0, 1);
        data.properties().forEach(entry -> {
            double value = entry.getValue().asDouble(Double.NaN);
            if (entry.getValue().isNumber() && Double.isFinite(value) && !COUNTERS.contains(entry.getKey())) {
                metrics.put(entry.getKey(), value);
            }
        });
    }
}
