package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.training.endpoint.ApiMessage;
import java.util.Map;
import java.util.Optional;

/** The conditions in a job's status; both kinds spell them alike. */
final class Conditions {
    private final JsonNode conditions;

    Conditions(JsonNode status) {
        this.conditions = status.path("conditions");
    }

    /** The state that they say; where they say none, it is the one that is given. */
    JobState state(JobState.Phase otherwise, String counts, Double share, Map<String, Double> metrics) {
        JobState.Phase phase = otherwise;
        Optional<JsonNode> why = Optional.empty();
        if (find("Complete").isPresent()) {
            phase = JobState.Phase.SUCCEEDED;
        } else if (find("Failed").isPresent()) {
            phase = JobState.Phase.FAILED;
            why = find("Failed");
        } else if (find("Suspended").isPresent()) {
            phase = JobState.Phase.SUSPENDED;
            why = find("Suspended");
        }
        return new JobState(phase, why.map(Conditions::reason).orElse(null), counts, share, metrics);
    }

    private Optional<JsonNode> find(String type) {
        for (JsonNode condition : conditions) {
            if (type.equals(condition.path("type").asText())
                    && "True".equals(condition.path("status").asText())) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    private static String reason(JsonNode condition) {
        String reason = ApiMessage.clean(condition.path("reason").asText(""));
        String message = ApiMessage.clean(condition.path("message").asText("")).replaceFirst("\\.$", "");
        if (message.isBlank()) {
            return reason.isBlank() ? "no reason given" : reason;
        }
        return reason.isBlank() ? message : reason + ": " + message;
    }
}
