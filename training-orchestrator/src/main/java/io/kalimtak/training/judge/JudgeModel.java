package io.kalimtak.training.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.training.endpoint.EndpointCall;
import io.kalimtak.training.endpoint.EndpointCalls;
import io.kalimtak.training.endpoint.EndpointRefusedException;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The model as it is asked during one evaluation: temperature 0, no tools, an answer by schema where the endpoint knows
 * that. A model that fails five times in a row is not asked again.
 */
final class JudgeModel {
    private static final int TRIES = 3;
    private static final int MOST_FAILURES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    /** Structured outputs of OpenAI's chat completions, which others speak, too. */
    private static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "json_schema",
            "json_schema",
            Map.of(
                    "name",
                    "verdict",
                    "strict",
                    true,
                    "schema",
                    Map.of(
                            "type",
                            "object",
                            "properties",
                            Map.of("better", Map.of("type", "string", "enum", List.of("A", "B", "tie"))),
                            "required",
                            List.of("better"),
                            "additionalProperties",
                            false)));

    private final EndpointCalls calls;
    private final JudgeConfig config;
    private final Watch watch;
    private boolean bySchema = true;
    private int failures;

    JudgeModel(EndpointCalls calls, JudgeConfig config, Watch watch) {
        this.calls = calls;
        this.config = config;
        this.watch = watch;
    }

    /** Empty when it gave no verdict. */
    Optional<Verdict> ask(Question question) {
        if (failures >= MOST_FAILURES) {
            return Optional.empty();
        }
        try {
            Optional<Verdict> verdict = verdict(answer(question));
            failures = 0;
            return verdict;
        } catch (AwayException | RefusedException e) {
            watch.check();
            failures++;
            watch.log("The judge gave no verdict: " + e.getMessage());
            return Optional.empty();
        }
    }

    private JsonNode answer(Question question) {
        Duration pause = config.retryFirst();
        for (int left = TRIES - 1; ; left--) {
            try {
                return bySchema ? answerBySchema(question) : send(question);
            } catch (AwayException e) {
                watch.check();
                if (left == 0) {
                    throw e;
                }
                Duration asked = e.retryAfter().orElse(Duration.ZERO);
                watch.pause(shorter(asked.compareTo(pause) > 0 ? asked : pause));
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** An endpoint that does not know schemas refuses them; one that refuses the same without is asked with them again. */
    private JsonNode answerBySchema(Question question) {
        try {
            return send(question);
        } catch (EndpointRefusedException e) {
            if (e.status() != BAD_REQUEST && e.status() != UNPROCESSABLE) {
                throw e;
            }
            bySchema = false;
            try {
                return send(question);
            } catch (EndpointRefusedException again) {
                bySchema = true;
                throw again;
            }
        }
    }

    private JsonNode send(Question question) {
        Map<String, Object> body = new TreeMap<>(
                Map.of("model", config.model().orElseThrow(), "temperature", 0, "messages", question.messages()));
        if (bySchema) {
            body.put("response_format", SCHEMA);
        }
        return calls.send(EndpointCall.post(config.endpoint().orElseThrow(), "chat/completions", body), watch);
    }

    private static Optional<Verdict> verdict(JsonNode answer) {
        JsonNode message = answer.at("/choices/0/message");
        return Verdict.parse(message.path("content").asText(""));
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
